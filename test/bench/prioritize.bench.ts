import { realDataFolder } from '../live/real-data.ts';
import { ampAssertions } from './prioritize/amp-assertions.bench-part.ts';
import { annotationStrings } from './prioritize/annotation-strings.bench-part.ts';
import { decoys } from './prioritize/decoys.bench-part.ts';
import { eightCallers } from './prioritize/eight-callers.bench-part.ts';
import { engineSpeed } from './prioritize/engine-speed.bench-part.ts';
import { intakeSpeed } from './prioritize/intake-speed.bench-part.ts';
import { knowledgeImport } from './prioritize/knowledge-import.bench-part.ts';
import { labelCoverage } from './prioritize/label-coverage.bench-part.ts';
import { names } from './prioritize/names.bench-part.ts';
import { roundTrip } from './prioritize/round-trip.bench-part.ts';
import { vcfCheck } from './prioritize/vcf-check.bench-part.ts';
import { printTable } from './table.ts';
import type { Measure } from './table.ts';

// `npm run bench -- prioritize`: how far the findings and their tiers can be trusted, each figure beside the naive or a peer's; with the name of a part, that part alone.
type Part = (data: string) => Promise<readonly Measure[]>;

/** Parts on generated input run without the real data. */
const WITHOUT_DATA = new Set(['intake-speed']);

const PARTS: Readonly<Record<string, Part>> = {
  'intake-speed': intakeSpeed,
  'amp-assertions': ampAssertions,
  decoys,
  'round-trip': roundTrip,
  names,
  'label-coverage': labelCoverage,
  'knowledge-import': knowledgeImport,
  'vcf-check': vcfCheck,
  'eight-callers': eightCallers,
  'annotation-strings': annotationStrings,
  'engine-speed': engineSpeed,
};

const [wanted] = process.argv.slice(2);
const chosen = Object.entries(PARTS).filter(([name]) => wanted === undefined || wanted === name);
if (chosen.length === 0) throw new Error(`There is no part ${wanted ?? ''}: choose one of ${Object.keys(PARTS).join(', ')}.`);
const data = realDataFolder();
const measures: Measure[] = [];
for (const [name, part] of chosen.filter(([one]) => data !== null || WITHOUT_DATA.has(one)))
  measures.push(...(await part(data ?? '').catch((error: unknown) => [failed(name, error)])));
printTable('Findings, tiers and their explanation', measures);

/** A part that cannot run is a goal missed, not a table missing. */
function failed(name: string, error: unknown): Measure {
  return {
    measure: name,
    ours: `did not run: ${error instanceof Error ? error.message : String(error)}`,
    met: false,
  };
}
