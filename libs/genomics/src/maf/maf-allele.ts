import { isMissing } from '../table/row.ts';
import type { Row } from '../table/row.ts';
import { trimAllele } from '../vcf/alleles.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';

/** As in a VCF where the file gives the base before an indel; else with `-` for the empty side: of an insertion, `pos` is the base before it. */
export interface MafAllele {
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
}

export interface AlleleOfRow {
  readonly chrom: string | null;
  readonly allele: MafAllele | null;
  /** Why the row's alleles and positions cannot be meant; the row then counts by gene and change only. */
  readonly contradiction: string | null;
}

const ALLELE = /^(?:-+|[ACGTN]+)$/i;

/**
 * | row | read as |
 * |---|---|
 * | `Tumor_Seq_Allele2` differs from the reference | it |
 * | only `Tumor_Seq_Allele1` differs | that |
 * | neither differs | contradiction |
 * | end is not start + length − 1, or start + 1 of an insertion | contradiction |
 * | alleles or position not stated | no allele |
 *
 * @throws FileFault for an allele that is no sequence, and for a position that is no number
 */
export function alleleOf(row: Row): AlleleOfRow {
  const chromosome = row.text('Chromosome', 'Chrom', 'chr');
  const chrom = chromosome === null ? null : chromosomeName(chromosome);
  const pos = row.count('Start_Position', 'start');
  const ref = sequence(row, 'Reference_Allele');
  const alts = ['Tumor_Seq_Allele2', 'Tumor_Seq_Allele1'].map((column) => sequence(row, column)).filter((alt) => alt !== null);
  if (chrom === null || pos === null || ref === null || alts.length === 0) return { chrom, allele: null, contradiction: null };
  const alt = alts.find((one) => one !== ref);
  const none = (contradiction: string): AlleleOfRow => ({ chrom, allele: null, contradiction });
  if (alt === undefined) return none('the tumor allele is the reference allele');
  const end = row.count('End_Position', 'end');
  if (end !== null && end !== (ref === '-' ? pos + 1 : pos + ref.length - 1)) return none('start, end and alleles do not fit together');
  return { chrom, allele: anchored({ chrom, pos, ref, alt }, row.raw('flanking_bps').toUpperCase()), contradiction: null };
}

function sequence(row: Row, column: string): string | null {
  const written = row.raw(column);
  if (isMissing(written)) return null;
  if (!ALLELE.test(written)) throw row.fault('the allele is neither a sequence of A, C, G, T, N nor -', column);
  return written.startsWith('-') ? '-' : written.toUpperCase();
}

/**
 * vcf2maf gives the VCF's reference bases with one base on either side: of an indel the second is its anchor. Where they do not fit the alleles
 * they are not used.
 */
function anchored(allele: MafAllele, flank: string): MafAllele {
  const { pos, ref, alt } = allele;
  if (ref !== '-' && alt !== '-') return { ...allele, ...trimAllele({ pos, ref, alt }) };
  const deleted = ref === '-' ? '' : ref;
  const anchor = flank.length === deleted.length + 3 && flank.slice(2, -1) === deleted ? flank[1] : undefined;
  if (anchor === undefined) return allele;
  const inserted = alt === '-' ? '' : alt;
  return { ...allele, pos: ref === '-' ? pos : pos - 1, ref: anchor + deleted, alt: anchor + inserted };
}
