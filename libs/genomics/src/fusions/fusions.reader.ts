import type { Finding } from '@consilium/domain';
import type { FileHead } from '../formats/format-reader.ts';
import { sampledReader } from '../formats/sampled-reader.ts';
import type { ScannedTable } from '../formats/sampled-reader.ts';
import { TableSamples } from '../formats/table-samples.ts';
import { Columns } from '../table/columns.ts';
import { openTable } from '../table/open-table.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { FUSION_COLUMNS, RNA_COLUMNS } from './fusion-columns.ts';
import { fusionOf } from './fusion-row.ts';
import { hasPartners } from './partners.ts';

/** Fusion tables of Arriba, STAR-Fusion, FusionCatcher, PCGR, and plain ones with two genes and their breakpoints or reads. */
export const fusions = sampledReader('fusions', recognizes, scanFusions);

/** Two genes alone are no fusion table: interactions and panels have them as well. */
function recognizes({ lines, columns: names }: FileHead): boolean {
  const header = lines.find((line) => HASH_HEADER.test(line));
  const columns = new Columns(header === undefined ? names : header.split('\t'), 1);
  const { fivePoint, threePoint, reads, frame } = FUSION_COLUMNS;
  return (
    hasPartners(columns) &&
    columns.has(...fivePoint, ...threePoint, ...reads, ...frame) &&
    !columns.has('HGVSp', 'Variant_Classification', 'kind')
  );
}

/** Arriba and STAR-Fusion begin their header with `#`. */
const HASH_HEADER = /^#(?:gene1|FusionName)\t/i;

async function scanFusions(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<ScannedTable> {
  const isHeader = (line: string): boolean => !line.startsWith('#') || HASH_HEADER.test(line);
  const table = await openTable(source, { limits: options.limits, shortRows: 'pad', isHeader });
  const samples = new TableSamples(options.tumorSample ?? null, { line: table.columns.line, column: 'sample' });
  const build = options.statedBuild ?? null;
  const count = { records: 0, unnamed: 0, halfNamed: 0, beyondEnd: 0 };
  const context = {
    build,
    beyondEnd: () => {
      count.beyondEnd += 1;
    },
    evidence: table.columns.has(...RNA_COLUMNS) ? ('RNA' as const) : null,
    approved: (gene: string) => options.geneAliases?.(gene) ?? gene,
  };
  const findings: Finding[] = [];
  for await (const row of table.rows) {
    const sample = row.text(...FUSION_COLUMNS.sample);
    if (sample !== null && !samples.isOwn(sample)) continue;
    count.records += 1;
    const finding = fusionOf(row, context);
    if (finding === null) count.unnamed += 1;
    else findings.push(finding);
    if (finding?.kind === 'fusion' && (finding.fivePrime === null || finding.threePrime === null)) count.halfNamed += 1;
  }
  const kept = bestOfEach(findings);
  return {
    samples,
    parts: {
      compression: table.compression,
      build,
      buildEvidence: build === null ? [] : [{ source: 'stated', build, line: null }],
      records: count.records,
      findings: kept,
      filtered: kept.filter(isFiltered).length,
      warnings: [
        counted(count.unnamed, 'rows name no gene at either side and were left out.'),
        counted(
          count.beyondEnd,
          `breakpoints lie beyond the end of their chromosome in ${build ?? ''} and were left out: check the genome build.`,
        ),
        counted(count.halfNamed, 'fusions have a partner that is no gene or not named; it is unknown.'),
        counted(findings.length - kept.length, 'rows are further junctions of the same genes; the best supported one stands for them.'),
        counted(kept.filter(isFiltered).length, 'fusions did not pass the filters of the caller and form no tier.'),
      ],
      assayed: options.assayed ?? null,
    },
  };
}

const counted = (count: number, what: string): string | null => (count === 0 ? null : `${count} ${what}`);

const isFiltered = (finding: Finding): boolean => 'filter' in finding && finding.filter !== undefined;
const supportOf = (finding: Finding): number => (finding.kind === 'fusion' ? (finding.reads ?? 0) : 0);

/** One finding a pair of genes: a passing junction before a filtered one, then in frame, then the one with more reads. */
function bestOfEach(findings: readonly Finding[]): readonly Finding[] {
  const best = new Map<string, Finding>();
  const inFrame = (finding: Finding): number => (finding.kind === 'fusion' && finding.inFrame === true ? 1 : 0);
  for (const finding of findings) {
    const before = best.get(finding.id);
    const gain =
      before === undefined
        ? 1
        : Number(isFiltered(before)) - Number(isFiltered(finding)) ||
          inFrame(finding) - inFrame(before) ||
          supportOf(finding) - supportOf(before);
    if (gain > 0) best.set(finding.id, finding);
  }
  return [...best.values()];
}
