import { infoValue } from '../annotation/annotation-entry.ts';

import { chooseConsequence } from '../annotation/choose-consequence.ts';
import type { PreferredTranscript } from '../annotation/choose-consequence.ts';
import type { RankedConsequence } from '../annotation/ranked-consequence.ts';
import { isCodingImpact } from '../annotation/severity.ts';
import { parseSpan } from './span.ts';
import type { Span } from './span.ts';

/** A gene that a structural variant touches, as annotated on its chosen transcript. */
export interface AnnotatedGene {
  readonly gene: string;
  readonly terms: readonly string[];
  /** 1, −1, or null when the annotation does not say. */
  readonly strand: 1 | -1 | null;
  /** True when the event covers the whole gene: no breakpoint lies in it. */
  readonly isWhole: boolean;
  readonly exons: Span | null;
  readonly introns: Span | null;
  readonly isCoding: boolean;
  readonly isProteinCoding: boolean;
}

/** Terms of a gene that the event does not touch. */
const BESIDE =
  /^(?:upstream_gene_variant|downstream_gene_variant|intergenic_variant|intergenic_region|regulatory_region_\w+|TFBS_\w+|TF_binding_site_variant|sequence_feature|custom)$/;
const WHOLE = /^(?:transcript_ablation|transcript_amplification|feature_ablation|chromosome_number_variation)$/;
const SPLICE_SITE = /^splice_(?:donor|acceptor)_variant$/;
export const FUSION_TERM = /^(?:gene_fusion|bidirectional_gene_fusion)$/;

/** The genes that the entries of one allele touch, each once; pairs (`A&B` of SnpEff) are not among them. */
export function touchedGenes(all: readonly RankedConsequence[], preferred: PreferredTranscript): readonly AnnotatedGene[] {
  const touching = all.filter(
    ({ consequence: { gene, terms } }) => gene !== null && !gene.includes('&') && terms.some((term) => !BESIDE.test(term)),
  );
  return [...Map.groupBy(touching, ({ consequence }) => consequence.gene ?? '').entries()].flatMap(([gene, ranked]) => {
    const chosen = chooseConsequence(ranked, preferred);
    return chosen === null ? [] : [annotatedGene(gene, chosen)];
  });
}

function annotatedGene(gene: string, { consequence, entry }: RankedConsequence): AnnotatedGene {
  const of = (field: string): string => entry?.get(field) ?? '';
  const exons = parseSpan(consequence.exon ?? '');
  const introns = parseSpan(of('INTRON'));
  const strand = of('STRAND') === '1' ? 1 : of('STRAND') === '-1' ? -1 : null;
  return {
    gene,
    terms: consequence.terms,
    strand,
    isWhole:
      consequence.terms.some((term) => WHOLE.test(term)) || Number(of('OverlapPC')) >= 100 || isAll(exons, introns, of('cDNA_position')),
    exons,
    introns,
    isCoding:
      exons !== null ||
      consequence.terms.some((term) => SPLICE_SITE.test(term)) ||
      (introns === null && isCodingImpact(consequence.impact)),
    isProteinCoding: /^(?:protein_coding|)$/.test(of('BIOTYPE') || of('Transcript_BioType')),
  };
}

/** All exons and the introns between them, and no end of the event in the transcript. */
function isAll(exons: Span | null, introns: Span | null, cdna: string): boolean {
  if (exons === null || exons.of === null || exons.first !== 1 || exons.last !== exons.of || /\d/.test(cdna)) return false;
  return exons.of === 1 ? introns === null : introns?.first === 1 && introns.last === introns.of;
}

/** A gene of which nothing but the name is stated. */
export const namedGene = (gene: string, isWhole = false): AnnotatedGene => ({
  gene,
  terms: [],
  strand: null,
  isWhole,
  exons: null,
  introns: null,
  isCoding: true,
  isProteinCoding: true,
});

/** INFO keys in which callers and annotators that are neither VEP nor SnpEff write genes: those at the record, the mate's, a fusion. */
const OWN = ['GENE', 'GENES', 'GENE_NAME', 'GENE_SYMBOL', 'GENE1', 'GENEA'];
const MATE = ['GENE2', 'GENEB'];
const FUSION = ['FUSION', 'FUSION_NAME', 'FUSION_GENE'];

export interface StatedGenes {
  readonly own: readonly string[];
  readonly mate: readonly string[];
  /** Partners 5′→3′ as a notation, e.g. `EML4::ALK`. */
  readonly fusion: string | null;
}

export function statedGenes(info: string): StatedGenes {
  return { own: namesIn(info, OWN), mate: namesIn(info, MATE), fusion: firstIn(info, FUSION) };
}

const firstIn = (info: string, keys: readonly string[]): string | null =>
  keys.map((key) => infoValue(info, key)).find((value) => value !== null && /[A-Za-z]/.test(value)) ?? null;

const namesIn = (info: string, keys: readonly string[]): readonly string[] => {
  const names = (firstIn(info, keys) ?? '').split(/[,|&;]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => /^[A-Za-z][\w.-]*$/.test(name)))];
};

/** Two genes that an event joins, in no order. `isSense` is false where the annotator says that they run against each other. */
export interface GenePair {
  readonly genes: readonly [string, string];
  readonly isSense: boolean;
}

/** Partners of a fusion as SnpEff names them. */
export function fusionPairs(all: readonly RankedConsequence[]): readonly GenePair[] {
  const pairs = all.flatMap(({ consequence: { gene, originalGene, terms } }): readonly GenePair[] => {
    const [a, b, ...more] = (originalGene ?? gene ?? '').split('&');
    const isFusion = terms.some((term) => FUSION_TERM.test(term)) && a && b && a !== b && more.length === 0;
    return isFusion ? [{ genes: a < b ? [a, b] : [b, a], isSense: terms.includes('gene_fusion') }] : [];
  });
  return [...new Map(pairs.map((pair) => [`${pair.genes.join('&')} ${pair.isSense}`, pair])).values()];
}
