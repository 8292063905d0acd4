/** Consequences of bcftools csq → Sequence Ontology. */
const BCSQ: Readonly<Record<string, string>> = {
  synonymous: 'synonymous_variant', missense: 'missense_variant', stop_lost: 'stop_lost', stop_gained: 'stop_gained',
  inframe_deletion: 'inframe_deletion', inframe_insertion: 'inframe_insertion', inframe_altering: 'protein_altering_variant',
  frameshift: 'frameshift_variant', splice_acceptor: 'splice_acceptor_variant', splice_donor: 'splice_donor_variant',
  splice_region: 'splice_region_variant', start_lost: 'start_lost', start_retained: 'start_retained_variant',
  stop_retained: 'stop_retained_variant', coding_sequence: 'coding_sequence_variant', '5_prime_utr': '5_prime_UTR_variant',
  '3_prime_utr': '3_prime_UTR_variant', non_coding: 'non_coding_transcript_variant', intron: 'intron_variant',
  intergenic: 'intergenic_variant',
}; // prettier-ignore

/** Effects of SnpEff before version 4 → Sequence Ontology, as its manual sets them side by side. */
const EFF: Readonly<Record<string, string>> = {
  INTERGENIC: 'intergenic_region', UPSTREAM: 'upstream_gene_variant', DOWNSTREAM: 'downstream_gene_variant',
  UTR_5_PRIME: '5_prime_UTR_variant', UTR_5_DELETED: '5_prime_UTR_truncation', UTR_3_PRIME: '3_prime_UTR_variant',
  UTR_3_DELETED: '3_prime_UTR_truncation', START_GAINED: '5_prime_UTR_premature_start_codon_gain_variant',
  SPLICE_SITE_ACCEPTOR: 'splice_acceptor_variant', SPLICE_SITE_DONOR: 'splice_donor_variant',
  SPLICE_SITE_REGION: 'splice_region_variant', SPLICE_SITE_BRANCH: 'splice_branch_variant',
  SPLICE_SITE_BRANCH_U12: 'splice_branch_variant', START_LOST: 'start_lost', SYNONYMOUS_START: 'start_retained_variant',
  NON_SYNONYMOUS_START: 'initiator_codon_variant', CDS: 'coding_sequence_variant', GENE: 'gene_variant',
  TRANSCRIPT: 'transcript_variant', EXON: 'non_coding_transcript_exon_variant', EXON_DELETED: 'exon_loss_variant',
  NON_SYNONYMOUS_CODING: 'missense_variant', SYNONYMOUS_CODING: 'synonymous_variant', FRAME_SHIFT: 'frameshift_variant',
  CODON_CHANGE: 'coding_sequence_variant', CODON_INSERTION: 'conservative_inframe_insertion',
  CODON_CHANGE_PLUS_CODON_INSERTION: 'disruptive_inframe_insertion', CODON_DELETION: 'conservative_inframe_deletion',
  CODON_CHANGE_PLUS_CODON_DELETION: 'disruptive_inframe_deletion', STOP_GAINED: 'stop_gained',
  SYNONYMOUS_STOP: 'stop_retained_variant', NON_SYNONYMOUS_STOP: 'stop_retained_variant', STOP_LOST: 'stop_lost',
  INTRON: 'intron_variant', INTRON_CONSERVED: 'conserved_intron_variant', INTERGENIC_CONSERVED: 'conserved_intergenic_variant',
  INTRAGENIC: 'intragenic_variant', RARE_AMINO_ACID: 'rare_amino_acid_variant', CHROMOSOME: 'chromosome',
  CHROMOSOME_LARGE_DELETION: 'chromosome_number_variation', REGULATION: 'regulatory_region_variant',
}; // prettier-ignore

const BY_BCSQ = new Map(Object.entries(BCSQ));
const BY_EFF = new Map(Object.entries(EFF));

/** The term as written when it is none of the annotator's own. */
export const effTerm = (written: string): string => BY_EFF.get(written) ?? written;

/** `*` stands before what lies behind a stop. */
export const bcsqTerms = (consequence: string): readonly string[] =>
  consequence
    .replace(/^\*/, '')
    .split('&')
    .map((term) => {
      const own = term.replace(/^\*/, '');
      return BY_BCSQ.get(own) ?? own;
    });
