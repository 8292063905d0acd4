import { stat } from 'node:fs/promises';

/** A whole copy of the Temporal dev server's database file, also while the server writes to it. @returns false when there is none */
export async function copyTemporal(from: string, to: string): Promise<boolean> {
  if (!(await stat(from).catch(() => null))) return false;
  const { DatabaseSync, backup } = await import('node:sqlite');
  const database = new DatabaseSync(from, { readOnly: true, timeout: 30_000 });
  try {
    await backup(database, to);
    return true;
  } finally {
    database.close();
  }
}
