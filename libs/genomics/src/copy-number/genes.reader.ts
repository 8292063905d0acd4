import type { CopyNumber } from '@consilium/domain';
import { peek } from '../bytes/peek.ts';
import type { FileHead } from '../formats/format-reader.ts';
import { sampledReader } from '../formats/sampled-reader.ts';
import type { ScannedTable } from '../formats/sampled-reader.ts';
import { HEAD_BYTES, sniffHead } from '../formats/sniff-head.ts';
import { TableSamples } from '../formats/table-samples.ts';
import { Columns } from '../table/columns.ts';
import { openTable } from '../table/open-table.ts';
import type { Table } from '../table/open-table.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { geneTableKind, matrixValues, readGeneRows, unsaidMatrix } from './gene-tables.ts';
import { genesOfPeak, isCohortTable, isLesionTable, isRepeat, lesionSamples } from './gistic.ts';
import { isSegmentTable } from './segment.ts';

/** Copy numbers by gene: cBioPortal matrices and long tables, GISTIC, and tables of a gene with its copies, log2 ratio or call. */
export const copyNumberGenes = sampledReader('copy-number-genes', recognizes, scanGenes);

function recognizes(head: FileHead): boolean {
  const columns = new Columns(head.columns, 1);
  if (isLesionTable(columns) || isCohortTable(columns)) return true;
  const kind = geneTableKind(columns);
  if (kind === null || isSegmentTable(columns)) return false;
  // A matrix of nothing known is taken as well, so that its refusal says what to add.
  return kind === 'rows' || matrixValues(head) !== 'z-scores';
}

async function scanGenes(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<ScannedTable> {
  const { head: raw, bytes } = await peek(source, HEAD_BYTES);
  const table = await openTable(bytes, { limits: options.limits, shortRows: 'pad' });
  const samples = new TableSamples(options.tumorSample ?? null, { line: table.columns.line, column: 'sample' });
  if (isCohortTable(table.columns)) return cohort(table, samples, options);
  if (isLesionTable(table.columns)) return lesions(table, samples, options);
  const isMatrix = geneTableKind(table.columns) === 'matrix';
  const values = isMatrix ? matrixValues(sniffHead(raw)) : null;
  if (isMatrix && values !== 'levels' && values !== 'log2') throw unsaidMatrix(table.columns.line);
  const read = await readGeneRows(table, samples, values === 'levels' || values === 'log2' ? values : null, options.geneAliases);
  return scanned(table, samples, options, read.records, read.findings, [
    read.unknownGenes === 0
      ? null
      : `${read.unknownGenes} gains and shallow losses of genes that the knowledge does not know were left out.`,
    read.hasRatios
      ? 'The table gives log2 ratios, which tumor content dilutes: a gain among them may be an amplification; confirm it.'
      : null,
  ]);
}

function scanned(
  table: Table,
  samples: TableSamples,
  { statedBuild = null, assayed = null }: ReadOptions,
  records: number,
  findings: readonly CopyNumber[],
  warnings: readonly (string | null)[],
): ScannedTable {
  const buildEvidence = statedBuild === null ? [] : [{ source: 'stated', build: statedBuild, line: null }];
  return { samples, parts: { compression: table.compression, build: statedBuild, buildEvidence, records, findings, warnings, assayed } };
}

async function cohort(table: Table, samples: TableSamples, options: ReadOptions): Promise<ScannedTable> {
  let records = 0;
  for await (const row of table.rows) records += row.line > 0 ? 1 : 0;
  return scanned(
    table,
    samples,
    options,
    records,
    [],
    ['The table lists recurrent regions of a cohort, not changes of a sample: nothing was read from it.'],
  );
}

async function lesions(table: Table, samples: TableSamples, options: ReadOptions): Promise<ScannedTable> {
  const sample = lesionSamples(table.columns).filter((name) => samples.isOwn(name))[0] ?? '';
  const build = options.statedBuild ?? null;
  const findings: CopyNumber[] = [];
  let records = 0;
  for await (const row of table.rows) {
    records += 1;
    if (!isRepeat(row) && build !== null && sample !== '') findings.push(...genesOfPeak(row, sample, build));
  }
  return scanned(table, samples, options, records, findings, [
    build === null ? 'The peaks name no genome build: no gene was compared with them; state GRCh37 or GRCh38.' : null,
    'Levels of recurrent peaks were read for genes inside a peak only; all other genes were not assessed.',
  ]);
}
