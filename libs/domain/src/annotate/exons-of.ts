import type { GeneSymbol, GenomeBuild } from '../shared/primitives.ts';
import type { Effect } from './effect.ts';
import { EXON_RESIDUES, SKIPPED_EXONS } from './exon-residues.ts';
import type { SkippedExon } from './exon-residues.ts';
import type { SmallVariant } from './finding.ts';
import { bareChromosome } from './genomic-key.ts';
import type { ProteinChange } from './protein-change.ts';

const BY_GENE = new Map<GeneSymbol, (typeof EXON_RESIDUES)[number][]>();
for (const row of EXON_RESIDUES) BY_GENE.set(row[0], [...(BY_GENE.get(row[0]) ?? []), row]);

/** Residues that a coding change touches: three bases a codon. Null outside the coding sequence. */
export function residuesOfCoding(cdna: string | null): Pick<ProteinChange, 'from' | 'to'> | null {
  const span = /^c\.(\d+)(?:_(\d+))?(?![\d+-])/.exec(cdna ?? '');
  if (!span) return null;
  const [, from, to = from] = span;
  return { from: Math.ceil(Number(from) / 3), to: Math.ceil(Number(to) / 3) };
}

/** Exons that a change lies in. A residue decides for the exons of the table; the annotated exon (`19/28`) for all others. */
export function exonsOf(
  gene: GeneSymbol,
  protein: Pick<ProteinChange, 'from' | 'to'> | null,
  annotated: string | null | undefined,
): readonly number[] {
  const rows = BY_GENE.get(gene) ?? [];
  const written = /^\s*(\d+)/.exec(annotated ?? '')?.[1];
  const exon = written === undefined ? null : Number(written);
  if (protein === null) return exon === null ? [] : [exon];
  const byResidue = rows.filter(([, , from, to]) => protein.from <= to && protein.to >= from).map(([, number]) => number);
  const isTabled = rows.some(([, number]) => number === exon);
  return exon === null || isTabled || byResidue.length > 0 ? byResidue : [exon];
}

/**
 * Exon whose skipping a variant asserts, or null: a canonical splice change at the exon's border, the last codon, a deletion over a border,
 * `X1010_splice`, or an annotated exon loss.
 */
export function skippedExonOf(
  gene: GeneSymbol,
  variant: SmallVariant,
  effect: Effect,
  cdna: string | null,
  protein: ProteinChange | null,
  build: GenomeBuild | null,
): number | null {
  const exons = SKIPPED_EXONS.filter((exon) => exon.gene === gene);
  if (effect === 'exon-loss') return annotatedExon(variant) ?? exons[0]?.exon ?? null;
  return exons.find((exon) => breaksSplicing(exon, variant, effect, cdna, protein, build))?.exon ?? null;
}

const annotatedExon = (variant: SmallVariant): number | null => {
  const written = /^\s*(\d+)/.exec(variant.exon ?? '')?.[1];
  return written === undefined ? null : Number(written);
};

function breaksSplicing(
  exon: SkippedExon,
  variant: SmallVariant,
  effect: Effect,
  cdna: string | null,
  protein: ProteinChange | null,
  build: GenomeBuild | null,
): boolean {
  const named = /^(?:p\.)?X(\d+)_splice$/i.exec(variant.protein?.trim() ?? '')?.[1];
  if (named !== undefined) return [...exon.firstResidues, ...exon.lastResidues].some((residue) => Math.abs(residue - Number(named)) <= 1);
  if (cdna !== null && exon.borders.some(([first, last]) => touchesBorder(cdna, first, last))) return true;
  if (effect === 'splice' && cdna === null && (annotatedExon(variant) === exon.exon || isNearSpan(exon, variant, build))) return true;
  return protein?.kind === 'substitution' && protein.residue === 'D' && exon.lastResidues.includes(protein.from);
}

/** c. positions within 2 bases of either border on the intron side, the exon's last base, or a deletion that runs over a border. */
function touchesBorder(cdna: string, first: number, last: number): boolean {
  const ends = [...cdna.matchAll(/(?<base>\d+)(?<offset>[+-]\d+)?(?=_|del|dup|ins|[ACGTN]|=)/g)].map(({ groups }) => ({
    base: Number(groups?.['base']),
    offset: Number(groups?.['offset'] ?? 0),
  }));
  const [from, to = from] = ends;
  if (!from || !to) return false;
  const isSplice = (end: { base: number; offset: number }): boolean =>
    (end.base === first && end.offset <= -1 && end.offset >= -2) || (end.base === last && end.offset >= 1 && end.offset <= 2);
  if (isSplice(from) || isSplice(to)) return true;
  if (from.base === last && from.offset === 0 && to === from && cdna.includes('>')) return true;
  if (!cdna.includes('del')) return false;
  const overAcceptor = from.base === first && from.offset < 0 && (to.base > first || to.offset === 0 || to.offset >= -2);
  const overDonor = to.base === last && to.offset > 0 && (from.base < last || from.offset === 0 || from.offset <= 2);
  return overAcceptor || overDonor;
}

function isNearSpan(exon: SkippedExon, variant: SmallVariant, build: GenomeBuild | null): boolean {
  if (build === null || variant.chrom === undefined || variant.pos === undefined) return false;
  const [chrom, first, last] = exon.spans[build];
  const end = variant.pos + Math.max(variant.ref?.length ?? 1, 1) - 1;
  return bareChromosome(variant.chrom) === chrom && end >= first - 3 && variant.pos <= last + 3;
}
