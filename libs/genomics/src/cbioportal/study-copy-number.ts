import type { AnnotatedSample, CopyNumber } from '@consilium/domain';
import type { ReadOptions } from '../vcf/read-options.ts';
import { openTable } from '../table/open-table.ts';
import type { Row } from '../table/row.ts';
import { partOf } from './study-part.ts';
import { within } from './study-files.ts';
import type { StudyFile } from './study-files.ts';

/** Discrete copy numbers (cBioPortal file formats): −1.5 is between a loss of one copy and of both, and is taken for the milder. */
const CHANGES: Readonly<Record<string, CopyNumber['change'] | null>> = {
  '-2': 'deletion',
  '-1.5': 'loss',
  '-1': 'loss',
  '0': null,
  '1': 'gain',
  '2': 'amplification',
};

/** A gene a row: samples as columns (`DISCRETE`), or one value a row (`DISCRETE_LONG`). */
export async function readDiscrete(file: StudyFile, sample: string, options: ReadOptions): Promise<AnnotatedSample> {
  return within(file.name, async () => {
    const table = await openTable(file.open(), { limits: options.limits });
    table.columns.require('Hugo_Symbol', 'Entrez_Gene_Id');
    const isLong = table.columns.has('Sample_Id') && table.columns.has('Value');
    if (!isLong && !table.columns.has(sample))
      return partOf({ warnings: ['The copy-number table of the study has no column of this sample.'] });
    const findings = new Map<string, CopyNumber>();
    const tally = { records: 0, unnamed: 0 };
    for await (const row of table.rows) {
      if (isLong && row.text('Sample_Id') !== sample) continue;
      tally.records += 1;
      const change = changeOf(row, isLong ? 'Value' : sample);
      if (change === null) continue;
      const symbol = row.text('Hugo_Symbol');
      if (symbol === null) tally.unnamed += 1;
      else {
        const gene = options.geneAliases?.(symbol) ?? symbol;
        findings.set(`cna:${gene}:${change}`, { id: `cna:${gene}:${change}`, kind: 'copy-number', gene, change, line: row.line });
      }
    }
    const warnings = tally.unnamed === 0 ? [] : [`${tally.unnamed} changed genes have no symbol and were not read.`];
    return partOf({ findings: [...findings.values()], records: tally.records, warnings });
  });
}

function changeOf(row: Row, column: string): CopyNumber['change'] | null {
  const written = row.text(column);
  if (written === null) return null;
  const change = CHANGES[String(row.number(column))];
  if (change === undefined) throw row.fault('the value is no discrete copy number; -2, -1.5, -1, 0, 1 and 2 are', column);
  return change;
}
