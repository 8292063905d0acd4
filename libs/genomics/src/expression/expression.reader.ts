import type { ExpressionFinding } from '@consilium/domain';
import type { FileHead } from '../formats/format-reader.ts';
import { matrixValues } from '../copy-number/gene-tables.ts';
import { GENE, geneOf, sampleColumnsOf } from '../formats/gene-matrix.ts';
import { sampledReader } from '../formats/sampled-reader.ts';
import type { ScannedTable } from '../formats/sampled-reader.ts';
import { TableSamples } from '../formats/table-samples.ts';
import { Columns } from '../table/columns.ts';
import { openTable } from '../table/open-table.ts';
import type { Row } from '../table/row.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { outlier, OUTLIER_Z } from './outlier.ts';

const Z_SCORE = ['zscore', 'z_score', 'z', 'zscores'] as const;
/** Levels without a cohort. */
const LEVEL = ['TPM', 'FPKM', 'RPKM', 'counts', 'expected_count'] as const;
const SAMPLE = ['Sample_Id', 'Sample', 'SampleId'] as const;

/** Expression by gene: z-scores against a cohort as a column or, said in a comment, as a matrix of samples; levels alone make no outlier. */
export const expression = sampledReader('expression', recognizes, scanExpression);

function recognizes(head: FileHead): boolean {
  const columns = new Columns(head.columns, 1);
  if (!columns.has(...GENE)) return false;
  return (
    columns.has(...Z_SCORE, ...LEVEL) ||
    (columns.has('Hugo_Symbol') && matrixValues(head) === 'z-scores' && sampleColumnsOf(columns).length > 0)
  );
}

async function scanExpression(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<ScannedTable> {
  const table = await openTable(source, { limits: options.limits, shortRows: 'pad' });
  const samples = new TableSamples(options.tumorSample ?? null, { line: table.columns.line, column: 'sample' });
  const hasColumn = table.columns.has(...Z_SCORE);
  const isLevels = !hasColumn && table.columns.has(...LEVEL);
  const column = hasColumn || isLevels ? null : (sampleColumnsOf(table.columns).filter((name) => samples.isOwn(name))[0] ?? '');
  const findings: ExpressionFinding[] = [];
  let records = 0;
  for await (const row of table.rows) {
    const sample = column === null ? row.text(...SAMPLE) : null;
    if (sample !== null && !samples.isOwn(sample)) continue;
    records += 1;
    const z = isLevels ? null : column === null ? row.number(...Z_SCORE) : row.number(column);
    const finding = z === null ? null : outlierOf(row, z, options);
    if (finding) findings.push(finding);
  }
  const { statedBuild = null } = options;
  return {
    samples,
    parts: {
      compression: table.compression,
      build: statedBuild,
      buildEvidence: statedBuild === null ? [] : [{ source: 'stated', build: statedBuild, line: null }],
      records,
      findings,
      warnings: [
        isLevels
          ? `${records} expression levels were not assessed: without a cohort no level is high or low; give z-scores.`
          : `Of ${records} genes those with a z-score of ${OUTLIER_Z} or more, or −${OUTLIER_Z} or less, count as outliers.`,
      ],
      assayed: options.assayed ?? null,
    },
  };
}

/** Of genes that the knowledge does not know nothing can be said: thousands of genes are outliers by chance. */
function outlierOf(row: Row, z: number, { geneAliases }: ReadOptions): ExpressionFinding | null {
  const gene = geneOf(row);
  if (gene === null) throw row.fault('the gene is missing', 'gene');
  const symbol = geneAliases ? geneAliases(gene) : gene;
  return symbol === null ? null : outlier(symbol, z, row.line);
}
