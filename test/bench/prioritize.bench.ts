import { realDataFolder } from '../live/real-data.ts';
import { ampAssertions } from './prioritize/amp-assertions.bench-part.ts';
import { decoys } from './prioritize/decoys.bench-part.ts';
import { engineSpeed } from './prioritize/engine-speed.bench-part.ts';
import { labelCoverage } from './prioritize/label-coverage.bench-part.ts';
import { printTable } from './table.ts';
import type { Measure } from './table.ts';

// `npm run bench -- prioritize`: how far the tiers can be trusted, each figure beside the naive or a peer's. A part's name after it runs that part alone.
type Part = (data: string) => Promise<readonly Measure[]>;

const PARTS: Readonly<Record<string, Part>> = {
  'amp-assertions': ampAssertions,
  decoys,
  'label-coverage': labelCoverage,
  'engine-speed': engineSpeed,
};

const data = realDataFolder();
const [wanted] = process.argv.slice(2);
if (wanted !== undefined && PARTS[wanted] === undefined)
  throw new Error(`There is no part ${wanted}: choose one of ${Object.keys(PARTS).join(', ')}.`);
if (data !== null) {
  const measures: Measure[] = [];
  for (const [name, part] of Object.entries(PARTS)) if (wanted === undefined || wanted === name) measures.push(...(await part(data)));
  printTable('Findings, tiers and their explanation', measures);
}
