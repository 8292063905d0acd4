import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudyFile } from '@consilium/genomics';

export const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() === true;

/** The files directly in a folder, by name. */
export async function filesOf(folder: string): Promise<readonly StudyFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, open: () => createReadStream(join(folder, name)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
