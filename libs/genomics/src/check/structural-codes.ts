import type { ProblemCode } from './problem.ts';

/**
 * Faults after which a record cannot be told for sure: which file, column, place, allele or genotype it is. A file with one of them is always
 * refused; the measure over the conformance files asks for all of these and for 97 of 100 of the others.
 *
 * | cause | code |
 * |---|---|
 * | no VCF at all, an empty file, a file cut off within a block | VCF.UNREADABLE |
 * | the first line, the #CHROM line, a repeated sample | VCF.HEADER |
 * | more or fewer columns than the header has | VCF.COLUMNS |
 * | chromosome, position, reference, alternate allele | VCF.CHROM, VCF.POS, VCF.REF, VCF.ALT |
 * | a genotype that is none, or of an allele that the record lacks | VCF.GENOTYPE |
 */
export const STRUCTURAL_CODES = [
  'VCF.UNREADABLE',
  'VCF.HEADER',
  'VCF.COLUMNS',
  'VCF.CHROM',
  'VCF.POS',
  'VCF.REF',
  'VCF.ALT',
  'VCF.GENOTYPE',
] as const satisfies readonly ProblemCode[];
