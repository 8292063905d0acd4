import { readFileSync } from 'node:fs';

export type PackFile = 'tumor-types' | 'genes' | 'labels' | 'resistance' | 'prognosis' | 'entities' | 'hotspots';

/** Reads one file of the pack as it stands in the repository; its rows are validated by the expanders. */
export function readPackFile(file: PackFile): unknown {
  return JSON.parse(readFileSync(new URL(`../../pack/${file}.json`, import.meta.url), 'utf8'));
}
