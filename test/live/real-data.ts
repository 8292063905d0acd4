import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderFiles, geneApprover, importCivic, starterRelease } from '@consilium/knowledge';
import { buildGeneTable } from '@consilium/domain';
import { TEST_KEYS } from '@consilium/testing';
import { knowledgeReleases, openDatabase } from '@consilium/persistence';

const BESIDE = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../../shared/data');

/** Folder of the real data, or null; the repository contains none of them. */
export function realDataFolder(): string | null {
  const folder = process.env.CONSILIUM_TEST_DATA ?? BESIDE;
  if (existsSync(folder)) return folder;
  process.stdout.write(
    `real data are not in ../shared/data and CONSILIUM_TEST_DATA is not set: the suites over real data have nothing to read\n`,
  );
  return null;
}

export const realFile = (folder: string, path: string): Uint8Array => readFileSync(join(folder, path));

/** Imports a CIViC release into the database, as `consilium knowledge import civic` does. */
export async function registerCivic(databaseUrl: string, folder: string, release: string): Promise<void> {
  const approve = geneApprover(buildGeneTable(starterRelease().content.genes));
  const imported = await importCivic(await folderFiles(join(folder, 'civic', release)), `civic-${release}`, approve);
  if (!imported.ok) throw new Error(imported.refusal.code);
  const database = await openDatabase(databaseUrl, { poolSize: 2, access: 'engine', keys: TEST_KEYS });
  try {
    await knowledgeReleases(database).register(`civic-${release}`, imported.value.content);
  } finally {
    await database.destroy();
  }
}
