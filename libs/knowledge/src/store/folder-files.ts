import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '../civic/import-civic.ts';

/** The files of a folder, read when asked for. Throws what the file system says when there is no such folder. */
export async function folderFiles(folder: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => ({ name, text: () => readFile(join(folder, name), 'utf8') }));
}
