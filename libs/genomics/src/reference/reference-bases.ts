/**
 * Bases of a reference sequence in capitals, 1-based, both ends included; null where it has none: an unknown chromosome, or beyond its ends.
 * The chromosome is named as in findings (`7`, `X`, `MT`).
 */
export type ReferenceBases = (chrom: string, start: number, end: number) => string | null;
