import { bareChromosome, isBeyondEnd } from '@consilium/domain';
import type { GenomeBuild } from '@consilium/domain';
import type { Columns } from '../table/columns.ts';
import type { Row } from '../table/row.ts';
import { FileFault } from '../bytes/file-refusal.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';

/** One stretch of one copy number. */
export interface Segment {
  readonly chrom: string;
  /** 1-based, both ends included. */
  readonly start: number;
  readonly end: number;
  readonly copies: number | null;
  /** Copies of the rarer allele. */
  readonly minor: number | null;
  readonly log2: number | null;
  /** Genes that the file itself names. */
  readonly genes: readonly string[];
  readonly line: number;
}

export const CHROM = ['Chromosome', 'chrom', 'chr', '#chrom', 'seqnames'] as const;
export const START = ['Start', 'loc.start', 'Start_Position', 'startpos', 'chromStart'] as const;
export const END = ['End', 'loc.end', 'End_Position', 'endpos', 'chromEnd', 'stop'] as const;
export const MAJOR = ['nMajor', 'n_major', 'major_cn', 'nMaj1_A', 'major', 'cn1'] as const;
export const MINOR = ['nMinor', 'n_minor', 'minor_cn', 'nMin1_A', 'minor', 'cn2', 'lcn.em'] as const;
export const TOTAL = ['copy_number', 'copyNumber', 'total_cn', 'total_copy_number', 'tcn', 'tcn.em', 'cn'] as const;
export const LOG2 = ['seg.mean', 'Segment_Mean', 'log2', 'log2_ratio', 'log2ratio', 'logR', 'segmean', 'cnlr.median'] as const;
export const SAMPLE = ['ID', 'Sample', 'Sample_ID', 'sampleId', 'Tumor_Sample_Barcode'] as const;
const GENES = ['gene', 'genes', 'gene_symbol', 'Hugo_Symbol', 'symbol'] as const;

export const isSegmentTable = (columns: Columns): boolean =>
  columns.has(...CHROM) &&
  columns.has(...START) &&
  columns.has(...END) &&
  ((columns.has(...MAJOR) && columns.has(...MINOR)) || columns.has(...TOTAL, ...LOG2));

export function segmentOf(row: Row, build: GenomeBuild | null): Segment {
  const chrom = bareChromosome(chromosomeName(row.text(...CHROM) ?? ''));
  const start = row.count(...START);
  const end = row.count(...END);
  if (chrom === '') throw row.fault('the chromosome is missing', named(row, CHROM));
  if (start === null || end === null) throw row.fault('the position is missing', named(row, start === null ? START : END));
  if (end < start) throw row.fault('the segment ends before it starts', named(row, END));
  if (build !== null && isBeyondEnd(chrom, end, build))
    throw new FileFault(
      'FILE.MIXED_BUILDS',
      `the segment lies beyond the end of its chromosome in ${build}; correct the build or replace the file`,
      {
        line: row.line,
        column: named(row, END),
      },
    );
  return { chrom, start, end, ...levelsOf(row), genes: namesIn(row.text(...GENES)), line: row.line };
}

/** Total and rarer copies and log2 of a row; a negative number of copies is a fault. */
export function levelsOf(row: Row): Pick<Segment, 'copies' | 'minor' | 'log2'> {
  const major = row.number(...MAJOR);
  const minor = row.number(...MINOR);
  const total = row.number(...TOTAL);
  for (const [value, names] of [[major, MAJOR], [minor, MINOR], [total, TOTAL]] as const)
    if (value !== null && value < 0) throw row.fault('the number of copies is less than 0', named(row, names)); // prettier-ignore
  const copies = total ?? (major !== null && minor !== null ? major + minor : null);
  const rarer = minor === null || major === null ? minor : Math.min(minor, major);
  return { copies, minor: rarer, log2: row.number(...LOG2) };
}

/** The column of a row that goes by one of the names. */
export const named = (row: Row, names: readonly string[]): string => names.find((name) => row.raw(name) !== '') ?? names[0] ?? '';

const namesIn = (text: string | null): readonly string[] =>
  text === null
    ? []
    : text
        .split(/[,;|]/)
        .map((name) => name.trim())
        .filter((name) => /^[A-Za-z][A-Za-z0-9.@-]*$/.test(name) && !/^(?:antitarget|background|none)$/i.test(name));
