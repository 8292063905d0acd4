import { readFileSync } from 'node:fs';

export const PACK_FILES = ['tumor-types', 'genes', 'labels', 'resistance', 'entities', 'hotspots'] as const;
export type PackFile = (typeof PACK_FILES)[number];

/** Reads one file of the pack as it stands in the repository; its rows are validated by the expanders. */
export function readPackFile(file: PackFile): unknown {
  return JSON.parse(readFileSync(new URL(`../../pack/${file}.json`, import.meta.url), 'utf8'));
}
