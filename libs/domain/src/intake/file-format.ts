/**
 * Formats of molecular results that are read. A case may hold several; a further one of the same format replaces the former
 * unless it is added beside it (a lab's small variants and structural variants are both VCF). `case-csv` is the plain table a hospital types. A cBioPortal study
 * is a folder of several of them and of tables of its own, for the command line only.
 */
export const FILE_FORMATS = [
  'vcf',
  'maf',
  'copy-number-segments',
  'copy-number-genes',
  'fusions',
  'expression',
  'foundation-one',
  'c-cat',
  'model-scores',
  'case-csv',
] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Formats that speak in genomic positions: without a build every one of them would be a guess. */
export const READ_BY_POSITION: readonly FileFormat[] = ['vcf', 'maf', 'copy-number-segments', 'model-scores'];

/** What annotated the variants of a file: a VCF's INFO field, or the producer of a table. */
export const ANNOTATION_KINDS = ['vep', 'snpeff', 'snpeff-eff', 'bcftools', 'table', 'none'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];
