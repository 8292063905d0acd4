import type { AnnotatedSample, Finding, SampleFacts } from '@consilium/domain';
import { refuseMany } from '../bytes/refuse-many.ts';
import type { FileReading, FormatReader } from '../formats/format-reader.ts';
import { isPassing } from '../vcf/origin-of.ts';
import { openTable } from '../table/open-table.ts';
import type { Table } from '../table/open-table.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { CaseCells } from './csv-cells.ts';
import { caseHeader, isCaseHeader } from './csv-columns.ts';
import type { CaseHeader } from './csv-columns.ts';
import { readCsvRow } from './csv-row.ts';

/** The plain table a hospital types: a row a finding, columns as in docs/formats.md. */
export const CASE_CSV: FormatReader = {
  format: 'case-csv',
  recognizes: ({ columns }) => isCaseHeader(columns),
  read: async (source, options): Promise<FileReading> => {
    const table = await openTable(source, { limits: options.limits, shortRows: 'pad' });
    const header = caseHeader(table.columns.names);
    const sample = await readRows(table, header, options);
    return { summary: summaryOf(table, sample), sample };
  },
};

async function readRows(table: Table, header: CaseHeader, options: ReadOptions): Promise<AnnotatedSample> {
  const findings = new Map<string, Finding>();
  const tally = { rows: 0, notDetected: 0, repeated: 0 };
  let stated: SampleFacts = {};
  let build = options.statedBuild ?? null;
  for await (const row of table.rows) {
    tally.rows += 1;
    const written = row.build(...(header.columns.build ?? []));
    if (written !== null && build !== null && written !== build)
      throw row.fault(`the row says ${written} and the case or a row above ${build}; correct the build`, header.columns.build?.[0]);
    build ??= written;
    const read = readCsvRow(new CaseCells(row, header), options.geneAliases ?? (() => null));
    if (read.is === 'fact') stated = { ...stated, ...read.fact };
    else if (read.is === 'not-detected') tally.notDetected += 1;
    else if (findings.has(read.finding.id)) tally.repeated += 1;
    else findings.set(read.finding.id, read.finding);
    refuseMany(findings.size, row.line);
  }
  const kept = findings.size;
  const filtered = [...findings.values()].filter((found) => 'filter' in found && !isPassing(found.filter ?? '.')).length;
  return {
    build,
    findings: [...findings.values()],
    counts: { records: tally.rows, alleles: tally.rows, notAnnotated: 0, filtered, kept, leftOut: tally.rows - kept },
    warnings: warningsOf(header, tally),
    assayed: options.assayed ?? null,
    stated,
  };
}

interface Tally {
  readonly rows: number;
  readonly notDetected: number;
  readonly repeated: number;
}

function warningsOf({ unknown }: CaseHeader, { rows, notDetected, repeated }: Tally): readonly string[] {
  const warnings = [
    rows === 0 ? 'The file holds no row.' : null,
    unknown.length === 0 ? null : `These columns are not known and were not read: ${unknown.slice(0, 10).join(', ')}.`,
    repeated === 0 ? null : `${repeated} rows repeat an earlier one and were counted once.`,
    notDetected === 0
      ? null
      : `${notDetected} rows state that nothing was found: they are no findings; write wild type where the whole gene was read.`,
  ];
  return warnings.filter((warning) => warning !== null);
}

function summaryOf({ compression }: Table, { counts, build, warnings }: AnnotatedSample): FileReading['summary'] {
  return {
    format: 'case-csv',
    version: null,
    compression,
    records: counts.records,
    samples: [],
    annotation: 'table',
    tumorSample: null,
    build,
    buildEvidence: [],
    buildsConflict: false,
    warnings,
  };
}
