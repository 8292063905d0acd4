import { signNote } from '@consilium/ledger';
import type { Signer } from '@consilium/ledger';
import type { Sql } from '../../sql.ts';

const UNSIGNED = `SELECT c.size::float8 AS size, c.body FROM ledger.checkpoint c
  WHERE c.size > $1 AND NOT EXISTS (SELECT 1 FROM ledger.checkpoint_signature s WHERE s.size = c.size AND s.kind = 'log') ORDER BY c.size LIMIT 500`;

/**
 * Signs committed checkpoints above a size, oldest first. A crash between COMMIT and signature leaves the text behind, which is signed again byte for byte:
 * Ed25519 has no randomness.
 * @returns the largest size that is signed now
 */
export async function signCheckpoints(sql: Sql, signer: Signer, above: number): Promise<number> {
  for (let last = above; ;) {
    const unsigned = await sql.rows<{ size: number; body: string }>(UNSIGNED, [last]);
    if (unsigned.length === 0) return last;
    await sql.run(
      `INSERT INTO ledger.checkpoint_signature (size, kind, signer, line) SELECT size, 'log', $1, line FROM unnest($2::bigint[], $3::text[]) AS s(size, line) ON CONFLICT DO NOTHING`,
      [signer.name, unsigned.map(({ size }) => size), unsigned.map(({ body }) => signNote(body, signer).slice(body.length + 1))],
    );
    last = unsigned.at(-1)?.size ?? last;
  }
}
