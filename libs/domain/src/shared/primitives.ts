/** RFC 3339 time in UTC with milliseconds, e.g. `2026-03-01T08:00:00.000Z`. */
export type Instant = string;
/** UUID in lower case. */
export type Uuid = string;
/** SHA-256 in lower-case hexadecimal, 64 characters. */
export type Sha256 = string;
/** Allele fraction or probability, 0–1. */
export type Fraction = number;
/** Approved HGNC symbol. */
export type GeneSymbol = string;
/** Genome build. A case never mixes the two. */
export const GENOME_BUILDS = ['GRCh37', 'GRCh38'] as const;
export type GenomeBuild = (typeof GENOME_BUILDS)[number];
