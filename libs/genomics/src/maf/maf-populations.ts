import type { PopulationFrequency } from '@consilium/domain';
import { columnKey } from '../table/columns.ts';
import type { Row } from '../table/row.ts';

/** Populations of gnomAD, ExAC and 1000 Genomes in the columns of a VEP-annotated MAF. */
const COLUMN =
  /^(?:gnomad[eg]?|exac)?_?(?:(?<population>afr|amr|asj|asn|eas|eur|fin|nfe|sas|aa|ea|ami|mid|remaining|oth|adj)_)?af(?:_(?<last>afr|amr|asj|eas|fin|nfe|sas|oth))?$/;

export interface PopulationColumn {
  readonly name: string;
  readonly population: string;
}

/** A column `AF` alone may be the tumor's own fraction: it counts only beside those of populations. */
export function populationColumns(names: readonly string[]): readonly PopulationColumn[] {
  const found = names.flatMap((name) => {
    const groups = COLUMN.exec(columnKey(name))?.groups;
    return groups ? [{ name, population: groups['population'] ?? groups['last'] ?? 'all' }] : [];
  });
  const hasThousandGenomes = names.some((name) => columnKey(name) === 'afr_af');
  return found.filter(({ name }) => hasThousandGenomes || columnKey(name) !== 'af');
}

/** Every frequency that the row states, 0–1. A cell such as `T:0.01` of old releases is not read: whose allele it means is not certain. */
export function populationsOf(row: Row, columns: readonly PopulationColumn[]): readonly PopulationFrequency[] {
  return columns.flatMap(({ name, population }) => {
    const written = row.raw(name);
    const frequency = /^\d/.test(written) ? Number(written) : NaN;
    return frequency >= 0 && frequency <= 1 ? [{ population, frequency, source: name }] : [];
  });
}

/** True where the row has cells of gnomAD and all of them are blank: the allele was looked up and not found. */
export function isAbsentFromGnomad(row: Row, columns: readonly PopulationColumn[]): boolean {
  const gnomad = columns.filter(({ name }) => /gnomad/i.test(name));
  return gnomad.length > 0 && gnomad.every(({ name }) => /^(?:\.|-|na)?$/i.test(row.raw(name).trim()));
}
