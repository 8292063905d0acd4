import type { Consequence } from '@consilium/domain';

export type Impact = NonNullable<Consequence['impact']>;

/** Sequence Ontology terms by impact, most severe first within each (order of Ensembl's table of calculated consequences). */
const TERMS: Readonly<Record<Impact, readonly string[]>> = {
  HIGH: [
    'transcript_ablation', 'splice_acceptor_variant', 'splice_donor_variant', 'stop_gained', 'frameshift_variant', 'stop_lost',
    'start_lost', 'transcript_amplification', 'feature_elongation', 'feature_truncation', 'exon_loss_variant', 'initiator_codon_variant',
    'rare_amino_acid_variant', 'chromosome_number_variation', 'gene_fusion', 'bidirectional_gene_fusion', 'rearranged_at_DNA_level',
    'exon_loss', 'feature_ablation',
  ],
  MODERATE: [
    'disruptive_inframe_insertion', 'disruptive_inframe_deletion', 'inframe_insertion', 'inframe_deletion',
    'conservative_inframe_insertion', 'conservative_inframe_deletion', 'missense_variant', 'protein_altering_variant',
    'coding_sequence_variant', 'regulatory_region_ablation',
    'structural_interaction_variant', 'protein_protein_contact', '5_prime_UTR_truncation', '3_prime_UTR_truncation',
  ],
  LOW: [
    'splice_donor_5th_base_variant', 'splice_region_variant', 'splice_donor_region_variant', 'splice_polypyrimidine_tract_variant',
    'incomplete_terminal_codon_variant', 'start_retained_variant', 'stop_retained_variant', 'synonymous_variant',
    '5_prime_UTR_premature_start_codon_gain_variant', 'non_canonical_start_codon', 'splice_branch_variant',
  ],
  MODIFIER: [
    'mature_miRNA_variant', '5_prime_UTR_variant', '3_prime_UTR_variant', 'non_coding_transcript_exon_variant', 'intron_variant',
    'NMD_transcript_variant', 'non_coding_transcript_variant', 'upstream_gene_variant', 'downstream_gene_variant', 'TFBS_ablation',
    'TF_binding_site_variant', 'regulatory_region_variant', 'intergenic_variant', 'intergenic_region', 'sequence_variant',
    'non_coding_exon_variant', 'nc_transcript_variant', 'coding_transcript_variant', 'TFBS_amplification', 'TFBS_fusion',
    'regulatory_region_amplification', 'intragenic_variant', 'conserved_intron_variant', 'conserved_intergenic_variant', 'gene_variant',
    'transcript_variant', 'exon_variant', 'sequence_feature', 'miRNA', 'custom', 'transcript', 'chromosome', 'duplication', 'inversion',
  ],
}; // prettier-ignore

export const IMPACTS = ['HIGH', 'MODERATE', 'LOW', 'MODIFIER'] as const;

const RANK = new Map(
  IMPACTS.flatMap((impact) => TERMS[impact].map((term) => [term, impact] as const)).map(([term, impact], rank) => [term, { impact, rank }]),
);

/** Lower is more severe; unknown terms come last. */
export const severityRank = (term: string): number => RANK.get(term)?.rank ?? RANK.size;

export const isKnownTerm = (term: string): boolean => RANK.has(term);

/** Most severe impact over terms; null when none is known. */
export function impactOf(terms: readonly string[]): Impact | null {
  const impacts = terms.map((term) => RANK.get(term)?.impact);
  return IMPACTS.find((impact) => impacts.includes(impact)) ?? null;
}

export const impactRank = (impact: Consequence['impact']): number => (impact === null ? IMPACTS.length : IMPACTS.indexOf(impact));

/** True where the change may alter the product: these alleles become findings. */
export const isCodingImpact = (impact: Consequence['impact']): boolean => impact !== null && impact !== 'MODIFIER';
