import type { GeneSymbol } from '../shared/primitives.ts';

/**
 * Residues of the exons that knowledge sources name, so that "exon 19 deletion" can be told from a protein change alone.
 * Sources count the exons of PIK3CA and NPM1 in two ways (with or without the non-coding first exon), so both numbers are here, and a residue decides
 * before an annotated exon.
 * Source: coding-exon boundaries of the RefSeq transcripts named; residues of a split codon belong to both exons.
 */
export const EXON_RESIDUES: readonly (readonly [gene: GeneSymbol, exon: number, from: number, to: number, transcript: string])[] = [
  ['EGFR', 18, 688, 728, 'NM_005228'],
  ['EGFR', 19, 729, 761, 'NM_005228'],
  ['EGFR', 20, 762, 823, 'NM_005228'],
  ['EGFR', 21, 824, 875, 'NM_005228'],
  ['ERBB2', 19, 737, 769, 'NM_004448'],
  ['ERBB2', 20, 770, 831, 'NM_004448'],
  ['KIT', 8, 412, 448, 'NM_000222'],
  ['KIT', 9, 449, 514, 'NM_000222'],
  ['KIT', 11, 550, 591, 'NM_000222'],
  ['KIT', 13, 627, 664, 'NM_000222'],
  ['KIT', 14, 665, 714, 'NM_000222'],
  ['KIT', 17, 788, 828, 'NM_000222'],
  ['PDGFRA', 12, 552, 596, 'NM_006206'],
  ['PDGFRA', 18, 814, 854, 'NM_006206'],
  ['MET', 14, 963, 1010, 'NM_000245'],
  ['PIK3CA', 9, 514, 555, 'NM_006218, coding exon 9'],
  ['PIK3CA', 20, 979, 1068, 'NM_006218, coding exon 20'],
  ['PIK3CA', 10, 514, 555, 'NM_006218, as MANE Select counts'],
  ['PIK3CA', 21, 979, 1068, 'NM_006218, as MANE Select counts'],
  ['KRAS', 2, 1, 37, 'NM_004985'],
  ['KRAS', 3, 38, 97, 'NM_004985'],
  ['KRAS', 4, 97, 150, 'NM_004985'],
  ['NRAS', 2, 1, 37, 'NM_002524'],
  ['NRAS', 3, 38, 97, 'NM_002524'],
  ['NRAS', 4, 97, 150, 'NM_002524'],
  ['HRAS', 2, 1, 37, 'NM_005343'],
  ['HRAS', 3, 38, 97, 'NM_005343'],
  ['BRAF', 11, 439, 478, 'NM_004333'],
  ['BRAF', 15, 581, 620, 'NM_004333'],
  ['JAK2', 12, 505, 547, 'NM_004972'],
  ['CALR', 9, 352, 417, 'NM_004343'],
  ['CTNNB1', 3, 5, 80, 'NM_001904'],
  ['NPM1', 11, 283, 294, 'NM_002520, as MANE Select counts'],
  ['NPM1', 12, 283, 294, 'NM_002520, as exon 12 in older papers'],
];

/** Residues between which an in-frame gain of length is the internal tandem duplication of FLT3 (exons 14 and 15, NM_004119). */
export const ITD_RESIDUES: Readonly<Record<GeneSymbol, readonly [from: number, to: number]>> = { FLT3: [567, 648] };

/** Splice borders of exons whose skipping is a biomarker: first and last coding base by numbering, genomic span on both builds. */
export const SKIPPED_EXONS: readonly SkippedExon[] = [
  {
    gene: 'MET',
    exon: 14,
    // NM_000245 and NM_001127500; changes of the last codon D1010 (D1028) break the donor site (Kong-Beltran 2006, PMID 16397241).
    borders: [
      [2888, 3028],
      [2942, 3082],
    ],
    lastResidues: [1010, 1028],
    firstResidues: [963, 981],
    spans: { GRCh37: ['7', 116411903, 116412043], GRCh38: ['7', 116771849, 116771989] },
  },
];

export interface SkippedExon {
  readonly gene: GeneSymbol;
  readonly exon: number;
  readonly borders: readonly (readonly [first: number, last: number])[];
  readonly firstResidues: readonly number[];
  readonly lastResidues: readonly number[];
  readonly spans: Readonly<Record<'GRCh37' | 'GRCh38', readonly [chrom: string, first: number, last: number]>>;
}
