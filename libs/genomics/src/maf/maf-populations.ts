import type { PopulationFrequency } from '@consilium/domain';
import { FrequencyTable, frequencyFields, frequencyIn } from '../annotation/populations.ts';
import type { FrequencyField } from '../annotation/populations.ts';
import { isMissing } from '../table/row.ts';
import type { Row } from '../table/row.ts';

/**
 * Columns that hold population frequencies: those that VEP writes into CSQ, and `ExAC_AF_AFR` of vcf2maf. A column `AF` alone may be the tumor's
 * own fraction: it counts only beside those of populations.
 */
export const populationColumns = (names: readonly string[]): readonly FrequencyField[] =>
  names
    .map((name) => name.trim())
    .filter((name) => name !== 'AF' || names.includes('AFR_AF'))
    .flatMap((name) => {
      const found = frequencyFields([name.replace(/^ExAC_AF_([A-Za-z]+)$/, 'ExAC_$1_AF')], 'CSQ')[0];
      return found === undefined ? [] : [{ ...found, field: name }];
    });

/** Every frequency that the row states, 0–1. */
export function populationsOf(row: Row, columns: readonly FrequencyField[]): readonly PopulationFrequency[] {
  const table = new FrequencyTable();
  for (const column of columns) table.add(column, frequencyIn(row.raw(column.field), row.raw('Allele')));
  return table.all;
}

/** True where the row has cells of gnomAD and all of them are blank: the allele was looked up and not found. */
export function isAbsentFromGnomad(row: Row, columns: readonly FrequencyField[]): boolean {
  const gnomad = columns.filter(({ field }) => /gnomad/i.test(field));
  return gnomad.length > 0 && gnomad.every(({ field }) => isMissing(row.raw(field)) || row.raw(field) === '-');
}
