import type { CopyNumber, GenomeBuild } from '@consilium/domain';
import { refuseMany } from '../bytes/refuse-many.ts';
import { sampledReader } from '../formats/sampled-reader.ts';
import type { ScannedTable } from '../formats/sampled-reader.ts';
import { TableSamples } from '../formats/table-samples.ts';
import { Columns } from '../table/columns.ts';
import { openTable } from '../table/open-table.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { GENE_POSITIONS } from './gene-positions.ts';
import { changeAt, changeOf, copyNumberOf, levelsOfGene, ploidyOf } from './genes-of-segments.ts';
import { isSegmentTable, SAMPLE, segmentOf } from './segment.ts';
import type { Segment } from './segment.ts';

/** Copy-number segments: SEG files, PCGR, ASCAT, FACETS, CNVkit and tables of the same columns. */
export const copyNumberSegments = sampledReader(
  'copy-number-segments',
  ({ columns }) => isSegmentTable(new Columns(columns, 1)),
  scanSegments,
);

async function scanSegments(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<ScannedTable> {
  const table = await openTable(source, {
    limits: options.limits,
    shortRows: 'pad',
    isHeader: (line) => !line.startsWith('#') || /^#chrom/i.test(line),
  });
  const samples = new TableSamples(options.tumorSample ?? null, { line: table.columns.line, column: 'ID' });
  const build = options.statedBuild ?? null;
  const segments: Segment[] = [];
  let records = 0;
  for await (const row of table.rows) {
    records += 1;
    const segment = segmentOf(row, build);
    const sample = row.text(...SAMPLE);
    if (sample === null || samples.isOwn(sample)) segments.push(segment);
    refuseMany(segments.length, row.line);
  }
  const ploidy = ploidyOf(segments);
  const { findings, uncovered } = findingsOf(segments, build, ploidy, options);
  return {
    samples,
    parts: {
      compression: table.compression,
      build,
      buildEvidence: build === null ? [] : [{ source: 'stated', build, line: null }],
      records,
      findings,
      warnings: warningsOf(segments, build, uncovered),
      assayed: options.assayed ?? null,
      ...(ploidy === null ? {} : { stated: { ploidy } }),
    },
  };
}

function findingsOf(segments: readonly Segment[], build: GenomeBuild | null, ploidy: number | null, { geneAliases }: ReadOptions) {
  const positions = build === null ? [] : GENE_POSITIONS[build];
  const levels = positions.map((gene) => ({ gene, levels: levelsOfGene(gene, segments) }));
  const byPosition = levels.flatMap((one) => (one.levels === null ? [] : (changeAt(one.gene, one.levels, ploidy) ?? [])));
  const placed = new Set(positions.map(({ gene }) => gene));
  return {
    findings: [...byPosition, ...namedBy(segments, ploidy, placed, geneAliases)],
    uncovered: levels.filter((one) => one.levels === null).length,
  };
}

/** Genes that the file itself names and the knowledge knows, where no position decides. */
function namedBy(
  segments: readonly Segment[],
  ploidy: number | null,
  placed: ReadonlySet<string>,
  approved: ReadOptions['geneAliases'],
): readonly CopyNumber[] {
  return segments.flatMap((segment) => {
    const change = segment.genes.length === 0 ? null : changeOf(segment, ploidy);
    if (change === null) return [];
    const genes = segment.genes.map((name) => (approved ? approved(name) : name)).filter((gene) => gene !== null);
    return [...new Set(genes)].filter((gene) => !placed.has(gene)).map((gene) => copyNumberOf(gene, change, segment));
  });
}

function warningsOf(segments: readonly Segment[], build: GenomeBuild | null, uncovered: number): readonly (string | null)[] {
  const isRatio = segments.some(({ copies, log2 }) => copies === null && log2 !== null);
  return [
    build === null
      ? 'The segments name no genome build: no gene was compared with them; state GRCh37 or GRCh38.'
      : `Segments were compared with the positions of ${GENE_POSITIONS[build].length} genes whose copy number is known to matter, and of no other gene.`,
    uncovered === 0 || segments.length === 0 ? null : `${uncovered} of these genes are not covered by segments and were not assessed.`,
    isRatio ? 'The segments give log2 ratios, which tumor content dilutes: a gain among them may be an amplification; confirm it.' : null,
  ];
}
