import type { AnnotationEntry } from './entry.ts';
import { changeParts } from './entries-of-allele.ts';
import type { ReportFault } from './entry-fault.ts';

/**
 * Consequences that several records of one haplotype have together (bcftools csq). The entry stands in the first of the records, the others
 * carry `@` and its position. Only compound entries of the chromosome at hand are held.
 */
export class CompoundConsequences {
  private chrom = '';
  private readonly byPosition = new Map<number, AnnotationEntry[]>();
  private readonly referred = new WeakSet<AnnotationEntry>();

  /** The entries of a record, references replaced by what they point to; a reference that leads nowhere is reported. */
  resolve(
    record: { readonly chrom: string; readonly pos: number },
    entries: readonly AnnotationEntry[],
    report: ReportFault,
  ): readonly AnnotationEntry[] {
    if (record.chrom !== this.chrom) {
      this.chrom = record.chrom;
      this.byPosition.clear();
    }
    const compound = entries.filter((entry) => (entry.get('dna_change') ?? '').includes('+'));
    if (compound.length > 0) this.byPosition.set(record.pos, [...(this.byPosition.get(record.pos) ?? []), ...compound]);
    return entries.flatMap((entry) => {
      const target = /^@(\d+)$/.exec(entry.get('Consequence') ?? '')?.[1];
      if (target === undefined) return [entry];
      const found = (this.byPosition.get(Number(target)) ?? []).filter((one) => isOf(one, record.pos));
      if (found.length === 0) report('reference');
      const copies = found.map((one): AnnotationEntry => new Map(one));
      copies.forEach((copy) => this.referred.add(copy));
      return copies;
    });
  }

  /** Whether another record carries the entry. */
  isReferred(entry: AnnotationEntry): boolean {
    return this.referred.has(entry);
  }
}

const isOf = (entry: AnnotationEntry, pos: number): boolean => changeParts(entry.get('dna_change') ?? '').some((part) => part.pos === pos);

/** 15 consequences a number, two bits each: one a haplotype. */
const PER_NUMBER = 15;

/**
 * Reads FORMAT/BCSQ of one sample: whether its haplotypes carry the consequence at an index. Consequences beyond what the mask can hold are
 * taken, and all of them when the sample has none: nothing is lost to a mask that was cut.
 */
export function chosenByMask(numbers: readonly (number | null)[]): (index: number, total: number) => boolean {
  const hasBit = (index: number): boolean => {
    const number = numbers[Math.floor(index / PER_NUMBER)];
    return number === undefined || number === null || ((number >>> (2 * (index % PER_NUMBER))) & 3) !== 0;
  };
  return (index, total) => hasBit(index) || Array.from({ length: total }, (_, i) => i).every((i) => !hasBit(i));
}
