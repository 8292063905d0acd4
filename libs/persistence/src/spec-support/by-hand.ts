import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { ENGINE } from '../index.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { inTransaction } from '../sql.ts';
import type { Clinic } from './clinic.ts';

/** Statements as the role of the URL, each on its own. */
export const raw = async (url: string, ...statements: string[]): Promise<void> => {
  const client = new Client({ connectionString: url, options: '-c consilium.access=engine' });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Statements as the application with a forged entry beside them, so that only the guard under test can stop them. */
export const forged = ({ app }: Pick<Clinic, 'app'>, caseId: string, ...statements: string[]): Promise<void> =>
  inTransaction(app, async (sql) => {
    const object = { type: 'forged', id: caseId, version: null };
    for (const statement of statements) await sql.run(statement);
    await appendEntry(sql, { id: randomUUID(), actor: ENGINE, act: 'forged', object, caseId });
  });
