import { CHROMOSOME_LENGTHS } from '@consilium/domain';
import type { GenomeBuild } from '@consilium/domain';

const ACCESSION = /^NC_0000(\d\d)\.\d+$/;

/** Chromosome without `chr`; `MT` for the mitochondrion; RefSeq accessions by number. Other contigs stay as written. */
export function chromosomeName(contig: string): string {
  const accession = ACCESSION.exec(contig)?.[1];
  if (accession !== undefined) return { 23: 'X', 24: 'Y' }[Number(accession)] ?? String(Number(accession));
  const bare = contig.replace(/^chr/i, '');
  if (/^m(t)?$/i.test(bare)) return 'MT';
  return /^[xy]$/.test(bare) ? bare.toUpperCase() : bare;
}

/** The build whose chromosome has exactly this length, or null. */
export function buildOfLength(chrom: string, length: number): GenomeBuild | null {
  const [grch37, grch38] = (Object.hasOwn(CHROMOSOME_LENGTHS, chrom) ? CHROMOSOME_LENGTHS[chrom] : undefined) ?? [];
  if (length === grch37) return 'GRCh37';
  return length === grch38 ? 'GRCh38' : null;
}
