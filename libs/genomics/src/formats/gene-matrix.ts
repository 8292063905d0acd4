import type { Columns } from '../table/columns.ts';
import type { Row } from '../table/row.ts';

/** Columns of a matrix of genes and samples that are no sample. */
const OF_THE_GENE = /^(?:hugo_symbol|entrez_gene_id|gene_symbol|gene|gene_id|cytoband|locus_id|description|composite_element_ref)$/;

export const GENE = ['Hugo_Symbol', 'gene_symbol', 'gene', 'symbol', 'TargetID'] as const;

/** Sample columns of a matrix with one row a gene, as in cBioPortal: all but those that describe the gene. */
export const sampleColumnsOf = (columns: Columns): readonly string[] =>
  columns.names.map((name) => name.trim()).filter((name) => name !== '' && !OF_THE_GENE.test(name.toLowerCase().replace(/[\s.-]+/g, '_')));

/** Symbol of the row's gene; `ERBB2|2064` and `ERBB2|chr17` are ERBB2. */
export const geneOf = (row: Row): string | null =>
  row
    .text(...GENE)
    ?.split('|')[0]
    ?.trim() ?? null;
