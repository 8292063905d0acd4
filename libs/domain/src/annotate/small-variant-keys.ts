import type { GeneSymbol, GenomeBuild } from '../shared/primitives.ts';
import type { GeneRoleName } from '../prioritize/knowledge-snapshot.ts';
import type { VariantKey } from '../prioritize/variant-key.ts';
import { IN_FRAME, MUTATIONS, TRUNCATING } from './effect.ts';
import type { Effect } from './effect.ts';
import { ITD_RESIDUES } from './exon-residues.ts';
import { exonsOf, residuesOfCoding, skippedExonOf } from './exons-of.ts';
import type { SmallVariant } from './finding.ts';
import { genomicKey } from './genomic-key.ts';
import type { ProteinChange } from './protein-change.ts';
import { toleratedTruncation } from './tolerated-truncations.ts';

export interface SmallVariantReading {
  readonly variant: SmallVariant;
  readonly gene: GeneSymbol | null;
  readonly role: GeneRoleName | null;
  readonly protein: ProteinChange | null;
  readonly cdna: string | null;
  readonly effect: Effect;
  readonly build: GenomeBuild | null;
  /** Keys of the same allele on another build, from a hotspot fact. */
  readonly lifted: readonly VariantKey[];
}

/** All keys that a small variant asserts, most specific first. */
export function smallVariantKeys(reading: SmallVariantReading): readonly VariantKey[] {
  const { variant, gene, protein, cdna, build } = reading;
  const allele =
    build !== null && variant.chrom && variant.pos !== undefined && variant.ref !== undefined && variant.alt !== undefined
      ? [genomicKey({ build, chrom: variant.chrom, pos: variant.pos, ref: variant.ref, alt: variant.alt })]
      : [];
  if (gene === null) return [...allele, ...reading.lifted];
  const exact = [
    ...(protein !== null && codingAgrees(protein, cdna) ? [`p:${gene}:${protein.key}`] : []),
    ...(cdna === null ? [] : [`c:${gene}:${cdna}`]),
  ];
  return [...allele, ...reading.lifted, ...exact, ...categorical(gene, reading)];
}

function categorical(gene: GeneSymbol, reading: SmallVariantReading): readonly VariantKey[] {
  const { protein, effect, variant, cdna, build } = reading;
  if (!isMutation(effect, cdna)) return [];
  const skipped = skippedExonOf(gene, variant, effect, cdna, protein, build);
  return [
    ...(protein !== null && isOneResidue(protein) ? [`codon:${gene}:${protein.residue}${protein.from}`] : []),
    ...(isItd(gene, protein, effect) ? [`itd:${gene}`] : []),
    ...(protein !== null && /^V30_R297del(?:insG)?$/.test(protein.key) && gene === 'EGFR' ? ['viii:EGFR'] : []),
    ...(skipped === null ? [] : [`exon:${gene}:${skipped}:skipping`]),
    ...exonsOf(gene, protein ?? residuesOfCoding(cdna), variant.exon).flatMap((exon) => [
      ...exonChange(effect).map((change) => `exon:${gene}:${exon}:${change}`),
      `exon:${gene}:${exon}:mutation`,
    ]),
    ...(TRUNCATING.has(effect) && toleratedTruncation(gene, protein) === null ? [`lof:${gene}`] : []),
    ...(TRUNCATING.has(effect) ? [] : [`gof:${gene}`]),
    `any:${gene}`,
  ];
}

/** A gene name alone does not make a mutation: an unannotated allele may be intronic. */
export const isMutation = (effect: Effect, cdna: string | null): boolean =>
  MUTATIONS.has(effect) && (effect !== 'unknown' || cdna !== null);

/**
 * A protein change and a coding substitution of one record must name the same codon (2-domain-rules §2: "c. must not conflict").
 * Splice positions and other edits say nothing.
 */
export function codingAgrees(protein: ProteinChange, cdna: string | null): boolean {
  const position = /^c\.(\d+)[ACGTN]>/.exec(cdna ?? '')?.[1];
  if (position === undefined || protein.kind === 'stop-loss') return true;
  const codon = Math.ceil(Number(position) / 3);
  return codon >= protein.from - (protein.kind === 'frameshift' ? 1 : 0) && codon <= protein.to;
}

const isOneResidue = (protein: ProteinChange): boolean =>
  protein.from === protein.to && ['substitution', 'stop', 'deletion', 'delins'].includes(protein.kind);

const isItd = (gene: GeneSymbol, protein: ProteinChange | null, effect: Effect): boolean => {
  const span = Object.hasOwn(ITD_RESIDUES, gene) ? ITD_RESIDUES[gene] : undefined;
  return span !== undefined && protein !== null && effect === 'inframe-insertion' && protein.from >= span[0] && protein.to <= span[1];
};

function exonChange(effect: Effect): readonly string[] {
  if (effect === 'inframe-deletion') return ['deletion'];
  if (effect === 'inframe-insertion') return ['insertion'];
  if (effect === 'frameshift') return ['frameshift'];
  return effect === 'exon-loss' && !IN_FRAME.has(effect) ? ['deletion', 'skipping'] : [];
}
