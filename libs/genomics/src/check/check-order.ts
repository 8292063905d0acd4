import { trimAllele } from '../vcf/alleles.ts';
import type { Report, VcfProblem } from './problem.ts';

const PRUNE_AT = 10_000;

export interface OrderedRecord {
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alts: readonly string[];
}

/** Watches that records are sorted, that a chromosome is one block, and that no allele comes twice. Memory holds only alleles ahead. */
export class RecordOrder {
  private readonly closed = new Set<string>();
  private readonly ahead = new Map<string, number>();
  private chrom: string | null = null;
  private pos = 0;

  /** Records on a contig of the assembly file (`<ID>`) may stand anywhere. */
  check({ chrom, pos, ref, alts }: OrderedRecord, severity: VcfProblem['severity'], report: Report): void {
    if (chrom.startsWith('<')) return;
    if (chrom !== this.chrom) this.enter(chrom, severity, report);
    else if (pos < this.pos) report('VCF.ORDER', 'The position is lower than that of the record before.', 'POS', severity);
    this.pos = pos;
    if (this.ahead.size > PRUNE_AT) for (const [key, at] of this.ahead) if (at < pos) this.ahead.delete(key);
    for (const alt of alts) this.checkRepeated(pos, ref, alt, report);
  }

  private enter(chrom: string, severity: VcfProblem['severity'], report: Report): void {
    if (this.closed.has(chrom)) report('VCF.ORDER', 'The records of the chromosome are not in one block.', 'CHROM', severity);
    if (this.chrom !== null) this.closed.add(this.chrom);
    this.chrom = chrom;
    this.ahead.clear();
  }

  private checkRepeated(pos: number, ref: string, alt: string, report: Report): void {
    if (!/^[ACGTN]+$/i.test(alt) || !/^[ACGTN]+$/i.test(ref)) return;
    const allele = trimAllele({ pos, ref: ref.toUpperCase(), alt: alt.toUpperCase() });
    const key = `${allele.pos}-${allele.ref}-${allele.alt}`;
    if (this.ahead.has(key)) report('VCF.DUPLICATE', 'The allele is already in an earlier record.', 'ALT');
    this.ahead.set(key, allele.pos);
  }
}
