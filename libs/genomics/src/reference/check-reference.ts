import { FileFault } from '../bytes/file-refusal.ts';
import type { Allele } from '../vcf/alleles.ts';
import type { ReferenceBases } from './reference-bases.ts';

/**
 * Whether the record's reference allele is what the reference has there.
 *
 * | the reference has | verdict |
 * |---|---|
 * | the same bases; N or another ambiguity code on either side agrees with any base | same |
 * | another base | different |
 * | no such chromosome or position, or no allele is written (`-`) | unknown |
 */
export function compareReference(chrom: string, { pos, ref }: Allele, bases: ReferenceBases): 'same' | 'different' | 'unknown' {
  if (!/^[A-Z]+$/i.test(ref)) return 'unknown';
  const found = bases(chrom, pos, pos + ref.length - 1);
  if (found === null) return 'unknown';
  const isSame = [...ref.toUpperCase()].every((base, i) => base === found[i] || !isBase(base) || !isBase(found[i] ?? ''));
  return isSame ? 'same' : 'different';
}

const isBase = (base: string): boolean => /^[ACGT]$/.test(base);

/** A record that contradicts the reference was called on another build, or is damaged: nothing by position holds. */
export function refuseForeignReference(chrom: string, allele: Allele, bases: ReferenceBases, line: number): void {
  if (compareReference(chrom, allele, bases) !== 'different') return;
  throw new FileFault(
    'FILE.REFERENCE_MISMATCH',
    'the reference allele is not that of the reference sequence; give the sequence of the genome build that the file was called on',
    {
      line,
      column: 'REF',
    },
  );
}
