/** Columns of fusion tables, best first: Arriba, STAR-Fusion, FusionCatcher, PCGR, plain tables. */
export const FUSION_COLUMNS = {
  name: ['FusionName', 'FusionGene', 'fusion', 'fusion_name', 'fusion_gene'],
  five: ['gene1', 'LeftGene', 'Gene_1_symbol(5end_fusion_partner)', 'gene5', '5_prime_gene', 'five_prime_gene', 'gene_5prime', 'geneA', 'left_gene'],
  three: ['gene2', 'RightGene', 'Gene_2_symbol(3end_fusion_partner)', 'gene3', '3_prime_gene', 'three_prime_gene', 'gene_3prime', 'geneB', 'right_gene'],
  fivePoint: ['breakpoint1', 'LeftBreakpoint', 'Fusion_point_for_gene_1(5end_fusion_partner)', 'left_breakpoint', 'breakpoint_5prime'],
  threePoint: ['breakpoint2', 'RightBreakpoint', 'Fusion_point_for_gene_2(3end_fusion_partner)', 'right_breakpoint', 'breakpoint_3prime'],
  fiveStrand: ['strand1(gene/fusion)'],
  threeStrand: ['strand2(gene/fusion)'],
  frame: ['reading_frame', 'PROT_FUSION_TYPE', 'Predicted_effect', 'in_frame', 'frame'],
  /** Added up: what supports one junction. */
  reads: ['split_reads1', 'split_reads2', 'discordant_mates', 'JunctionReadCount', 'SpanningFragCount', 'SplitReads', 'Spanning_pairs', 'Spanning_unique_reads', 'supporting_reads', 'reads'],
  confidence: ['confidence'],
  filter: ['FILTER', 'filters'],
  type: ['type', 'event_type'],
  fiveExon: ['exon1', '5_prime_exon', 'left_exon'],
  threeExon: ['exon2', '3_prime_exon', 'right_exon'],
  sample: ['Sample', 'sample_id', 'sampleId'],
} as const; // prettier-ignore

/** Columns that only callers of RNA write. */
export const RNA_COLUMNS = ['JunctionReadCount', 'split_reads1', 'discordant_mates', 'Spanning_unique_reads', 'est_J'] as const;
