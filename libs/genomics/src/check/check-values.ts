import type { FieldRule } from './reserved-fields.ts';

const INTEGER = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$|^[+-]?inf(?:inity)?$|^[+-]?nan$/i;
/** The lowest eight values of 32-bit integers are reserved in BCF and barred from VCF (specification 4.3 §1.3). */
const MIN_INTEGER = -(2 ** 31) + 8;
const MAX_INTEGER = 2 ** 31 - 1;

/** How many values a Number asks for; null when any count is right. */
export function expectedCount(number: string, alts: number, genotypes: number | null): number | null {
  if (number === 'A') return alts;
  if (number === 'R') return alts + 1;
  if (number === 'G') return genotypes;
  return /^\d+$/.test(number) ? Number(number) : null;
}

/** Genotypes over alleles at a ploidy: the combinations with repetition. */
export function genotypeCount(alleles: number, ploidy: number): number {
  let count = 1;
  for (let i = 1; i <= ploidy; i += 1) count = (count * (alleles + i - 1)) / i;
  return count;
}

/** True when a single value is of the type; `.` is missing and always right. */
export function isOfType(value: string, { type }: FieldRule): boolean {
  if (value === '.') return true;
  if (type === 'Integer') return INTEGER.test(value) && Number(value) >= MIN_INTEGER && Number(value) <= MAX_INTEGER;
  if (type === 'Float') return FLOAT.test(value);
  return type !== 'Character' || [...value.replace(/%[0-9A-F]{2}/gi, '_')].length === 1;
}
