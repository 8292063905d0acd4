/**
 * Formats of molecular results that are read. A case holds one current file of each: a second of the same format replaces the first.
 * `case-csv` is the plain table a hospital types; `cbioportal-study` is a folder, for the command line only.
 */
export const FILE_FORMATS = [
  'vcf',
  'maf',
  'copy-number-segments',
  'copy-number-genes',
  'fusions',
  'structural-variants',
  'expression',
  'foundation-one',
  'c-cat',
  'case-csv',
  'cbioportal-study',
] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What annotated the variants of a file: a VCF's INFO field, or the producer of a table. */
export const ANNOTATION_KINDS = ['vep', 'snpeff', 'snpeff-eff', 'bcftools', 'table', 'none'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];
