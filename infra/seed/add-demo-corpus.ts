import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CorpusStore, importCorpus } from '@consilium/knowledge';
import { corpora, openDatabase } from '@consilium/persistence';
import type { DataSourceOptions } from '@consilium/persistence';

export type Trail = Pick<DataSourceOptions, 'keys' | 'origin'>;

const ID = 'demo-clinic';
const FILE = 'demo-procedure.md';
const STATEMENT = {
  title: 'Procedure of the invented demo clinic',
  licence: 'Apache-2.0',
  quotable: true,
  language: 'en',
  publishedOn: '2026-11',
};

/** A guideline of our own making, so that drafts of the demo have passages to quote. What is there already stays as it is. */
export async function addDemoCorpus(databaseUrl: string, home: string, trail: Trail): Promise<void> {
  const store = new CorpusStore(home);
  const file = { name: FILE, bytes: () => createReadStream(fileURLToPath(new URL(FILE, import.meta.url))) };
  const importedAt = new Date().toISOString();
  const imported = await importCorpus({ corpus: 'guideline', id: ID, files: [file], statement: STATEMENT, importedAt }, store);
  if (!imported.ok) throw new Error(`The demo's guideline could not be imported: ${imported.refusal.code}.`);
  const stored = await store.read(ID);
  if (!stored.ok) throw new Error(`The demo's guideline could not be read back: ${stored.refusal.code}.`);
  const database = await openDatabase(databaseUrl, { poolSize: 1, applicationName: 'consilium-demo', access: 'engine', ...trail });
  try {
    await corpora(database).register(ID, stored.value.content);
  } finally {
    await database.destroy();
  }
}
