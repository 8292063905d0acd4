import { realDataFolder } from '../live/real-data.ts';
import { printTable } from './table.ts';
import type { Measure } from './table.ts';

/** Rows of one table, measured over the real data. */
export type Part = (data: string) => Promise<readonly Measure[]>;

export interface Parts {
  readonly title: string;
  readonly parts: Readonly<Record<string, Part>>;
  /** Parts on generated input: they run without the real data, with an empty folder name. */
  readonly withoutData?: ReadonlySet<string>;
}

/** Runs all parts, or the one that the command line names, and prints one table. */
export async function runParts({ title, parts, withoutData = new Set() }: Parts): Promise<void> {
  const [wanted] = process.argv.slice(2);
  const chosen = Object.entries(parts).filter(([name]) => wanted === undefined || wanted === name);
  if (chosen.length === 0) throw new Error(`There is no part ${wanted ?? ''}: choose one of ${Object.keys(parts).join(', ')}.`);
  const data = realDataFolder();
  const measures: Measure[] = [];
  for (const [name, part] of chosen.filter(([one]) => data !== null || withoutData.has(one)))
    measures.push(...(await part(data ?? '').catch((error: unknown) => [failed(name, error)])));
  printTable(title, measures);
}

/** A part that cannot run is a goal missed, not a table missing. */
const failed = (name: string, error: unknown): Measure => ({
  measure: name,
  ours: `did not run: ${error instanceof Error ? error.message : String(error)}`,
  met: false,
});
