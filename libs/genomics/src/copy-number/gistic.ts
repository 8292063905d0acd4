import type { CopyNumber, GenomeBuild } from '@consilium/domain';
import { bareChromosome } from '@consilium/domain';
import type { Columns } from '../table/columns.ts';
import type { Row } from '../table/row.ts';
import { changeOfLevel, isLevel } from './change-of.ts';
import { GENE_POSITIONS } from './gene-positions.ts';

/** `all_lesions.conf_XX.txt` of GISTIC 2: a row a recurrent peak, a column a sample with level 0, 1 or 2. */
export const isLesionTable = (columns: Columns): boolean => columns.has('Unique Name') && columns.has('Peak Limits');

/** `amp_genes`, `del_genes` and their cBioPortal form: peaks of a cohort with q-values, of no patient. */
export const isCohortTable = (columns: Columns): boolean =>
  columns.has('genes_in_region', 'genes_in_peak', 'genes in wide peak') && columns.has('q_value', 'q value');

const OF_THE_PEAK = new Set([
  'unique name', 'descriptor', 'wide peak limits', 'peak limits', 'region limits', 'q values',
  'residual q values after removing segments shared with higher peaks', 'broad or focal', 'amplitude threshold',
]); // prettier-ignore

export const lesionSamples = (columns: Columns): readonly string[] =>
  columns.names.map((name) => name.trim()).filter((name) => name !== '' && !OF_THE_PEAK.has(name.toLowerCase()));

/** The second half of the table repeats the peaks with raw values. */
export const isRepeat = (row: Row): boolean => / - CN values$/.test(row.raw('Unique Name'));

/** Genes of the table of positions that lie in the peak itself; the wide limits may span a chromosome and say nothing of one gene. */
export function genesOfPeak(row: Row, sample: string, build: GenomeBuild): readonly CopyNumber[] {
  const name = row.raw('Unique Name');
  const isAmplified = /^amplification/i.test(name);
  if (!isAmplified && !/^deletion/i.test(name)) throw row.fault('the peak is neither an amplification nor a deletion', 'Unique Name');
  const groups = /^(?<chrom>chr\w+):(?<start>\d+)-(?<end>\d+)/.exec(row.raw('Peak Limits'))?.groups;
  if (groups === undefined) throw row.fault('the peak has no limits such as chr1:100-200', 'Peak Limits');
  const value = row.number(sample) ?? 0;
  if (!isLevel(value) || value < 0) throw row.fault('the value is none of the levels 0, 1, 2', sample);
  const change = changeOfLevel(isAmplified ? value : -value);
  if (change === null) return [];
  const [chrom, start, end] = [bareChromosome(groups['chrom'] ?? ''), Number(groups['start']), Number(groups['end'])];
  return GENE_POSITIONS[build]
    .filter((gene) => gene.chrom === chrom && gene.start <= end && gene.end >= start && (gene.looksFor === 'gain') === isAmplified)
    .map(({ gene }) => ({ id: `cna:${gene}:${change}`, kind: 'copy-number', gene, change, line: row.line }));
}
