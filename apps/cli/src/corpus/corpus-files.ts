import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CorpusFile } from '@consilium/knowledge';
import { usage } from '../failure.ts';

/** Files in the order given; of a folder those in it by name, hidden ones and folders left out. */
export async function corpusFiles(paths: readonly string[]): Promise<readonly CorpusFile[]> {
  const files: CorpusFile[] = [];
  for (const path of paths) files.push(...(await filesAt(path)));
  if (files.length === 0) throw usage('There is no file in the folders given.');
  return files;
}

async function filesAt(path: string): Promise<readonly CorpusFile[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw usage(`${basename(path)}: there is no such file; check the path.`);
  if (!found.isDirectory()) return [fileAt(path)];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
    .map((name) => fileAt(join(path, name)));
}

const fileAt = (path: string): CorpusFile => ({ name: basename(path), bytes: () => createReadStream(path) });
