import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { runClients } from './clients.ts';
import type { Load } from './clients.ts';

const TABLE = `
  CREATE SCHEMA IF NOT EXISTS bench;
  CREATE TABLE IF NOT EXISTS bench.chain (nr bigserial PRIMARY KEY, id uuid NOT NULL, hash bytea NOT NULL, body bytea NOT NULL);`;

/** What others do: each entry holds the hash of the one before, so that an advisory lock lets one writer at a time read the last and add the next. */
export async function appendToChain(ownerUrl: string, clients: number, forMs: number): Promise<Load> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: clients });
  try {
    await pool.query(TABLE);
    return await runClients(clients, forMs, async () => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('bench.chain', 0))`);
        const { rows } = await client.query<{ hash: Buffer }>('SELECT hash FROM bench.chain ORDER BY nr DESC LIMIT 1');
        const id = randomUUID();
        const body = Buffer.from(
          JSON.stringify({ id, act: 'case-read', at: new Date().toISOString(), actor: 'bench', detail: 'x'.repeat(400) }),
        );
        const hash = createHash('sha256')
          .update(rows[0]?.hash ?? '')
          .update(body)
          .digest();
        await client.query('INSERT INTO bench.chain (id, hash, body) VALUES ($1, $2, $3)', [id, hash, body]);
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    });
  } finally {
    await pool.end();
  }
}
