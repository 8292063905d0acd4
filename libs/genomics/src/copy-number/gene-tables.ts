import type { CopyNumber, GeneSymbol } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import type { FileHead } from '../formats/format-reader.ts';
import { GENE, geneOf, sampleColumnsOf } from '../formats/gene-matrix.ts';
import type { TableSamples } from '../formats/table-samples.ts';
import { Columns } from '../table/columns.ts';
import type { Table } from '../table/open-table.ts';
import type { Row } from '../table/row.ts';
import { changeOfLevel, isLevel } from './change-of.ts';
import { changeOf, copyNumberOf } from './genes-of-segments.ts';
import { CHROM, levelsOf, LOG2, MAJOR, MINOR, named, SAMPLE, TOTAL } from './segment.ts';

/** Levels of GISTIC in a table with one row a gene and sample. */
const LEVEL = ['Value', 'gistic', 'gistic_value', 'discrete', 'cna'] as const;
/** Words that laboratories write for the change. */
const CALL = ['call', 'change', 'cn_call', 'type', 'event', 'alteration'] as const;
const CALLS: readonly (readonly [RegExp, CopyNumber['change']])[] = [
  [/^(?:amp|amplification|amplified|high[- ]?level amplification)$/i, 'amplification'],
  [/^(?:gain|gained|low[- ]?level gain|dup|duplication)$/i, 'gain'],
  [/^(?:hom(?:ozygous)?[-_ ]?del(?:etion)?|homdel|deep[-_ ]?del(?:etion)?|biallelic deletion)$/i, 'deletion'],
  [/^(?:loss|lost|het(?:erozygous)?[-_ ]?(?:loss|del(?:etion)?)|hetloss|shallow[-_ ]?del(?:etion)?|del|deletion)$/i, 'loss'],
];
const NEUTRAL = /^(?:neutral|normal|diploid|no change|wt|none|0)$/i;

/** `matrix`: a column a sample; `rows`: a row a gene, and a sample where there are several. */
export type GeneTableKind = 'matrix' | 'rows';

const OTHER_KINDS = [
  'protein',
  'HGVSp',
  'HGVSp_Short',
  'Variant_Classification',
  'variant',
  'kind',
  'biomarker',
  'vaf',
  'alteration_type',
  'TPM',
] as const;

/** Which kind of gene table the columns are, or null. */
export function geneTableKind(columns: Columns): GeneTableKind | null {
  if (!columns.has(...GENE) || columns.has(...OTHER_KINDS)) return null;
  const hasLevels = columns.has(...TOTAL, ...LOG2) || (columns.has(...MAJOR) && columns.has(...MINOR));
  if (hasLevels || (columns.has('Value') && columns.has(...SAMPLE))) return 'rows';
  if (!columns.has('Hugo_Symbol') || columns.has(...CHROM)) return null;
  return sampleColumnsOf(columns).length > 0 ? 'matrix' : null;
}

/** What the values of a matrix are: said in a comment, or plain from the head when all are levels. */
export function matrixValues({ lines, columns: names }: FileHead): 'levels' | 'log2' | 'z-scores' | null {
  const comments = lines.filter((line) => line.startsWith('#')).join('\n');
  if (/z[-_ ]?scores?/i.test(comments)) return 'z-scores';
  if (/log ?2|log[-_ ]?ratio/i.test(comments)) return 'log2';
  const columns = new Columns(names, 1);
  const places = sampleColumnsOf(columns).map((name) => names.indexOf(name));
  const header = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const cells = lines.slice(header + 1).flatMap((line) => {
    const row = line.split('\t');
    return places.map((at) => (row[at] ?? '').trim());
  });
  const values = cells.filter((cell) => cell !== '' && !/^(?:na|nan|\.)$/i.test(cell));
  return values.length > 0 && values.every((value) => isLevel(Number(value))) ? 'levels' : null;
}

export interface GeneRows {
  readonly findings: readonly CopyNumber[];
  readonly records: number;
  readonly unknownGenes: number;
  readonly hasRatios: boolean;
}

export type Approve = ((gene: string) => GeneSymbol | null) | undefined;

/**
 * Changes of one sample. A gain or shallow loss of a gene that the knowledge does not know is counted and left out: whole arms come so; an amplification
 * and a deletion are always kept.
 */
export async function readGeneRows(
  table: Table,
  samples: TableSamples,
  values: 'levels' | 'log2' | null,
  approved: Approve,
): Promise<GeneRows> {
  const findings: CopyNumber[] = [];
  const count = { records: 0, unknownGenes: 0, hasRatios: false };
  const own = values === null ? null : sampleColumnsOf(table.columns).filter((name) => samples.isOwn(name))[0];
  for await (const row of table.rows) {
    if (own === null && !isOwnRow(row, samples)) continue;
    const gene = geneOf(row);
    if (gene === null) throw row.fault('the gene is missing', named(row, GENE));
    count.records += 1;
    const finding = own === null ? rowFinding(row) : own === undefined ? null : matrixFinding(row, own, values);
    if (finding === null) continue;
    if (finding.log2 !== undefined && finding.copies === undefined) count.hasRatios = true;
    const symbol = approved ? approved(gene) : gene;
    const isDeep = finding.change === 'amplification' || finding.change === 'deletion';
    if (symbol === null && !isDeep) count.unknownGenes += 1;
    else findings.push(copyNumberOf(symbol ?? gene, finding.change, levelsIn(finding, row.line)));
  }
  return { findings, ...count };
}

type Called = Pick<CopyNumber, 'change' | 'copies' | 'minorCopies' | 'log2'>;

const levelsIn = ({ copies, minorCopies, log2 }: Called, line: number) => ({
  copies: copies ?? null,
  minor: minorCopies ?? null,
  log2: log2 ?? null,
  line,
});

function isOwnRow(row: Row, samples: TableSamples): boolean {
  const sample = row.text(...SAMPLE);
  return sample === null || samples.isOwn(sample);
}

function matrixFinding(row: Row, column: string, values: 'levels' | 'log2' | null): Called | null {
  const value = row.number(column);
  if (value === null) return null;
  if (values === 'log2') return called(changeOf({ copies: null, minor: null, log2: value, line: row.line }, null), null, null, value);
  if (!isLevel(value)) throw row.fault('the value is none of the levels −2, −1.5, −1, 0, 1, 2', column);
  return called(changeOfLevel(value), null, null, null);
}

/** Copies decide before a ratio, both before a word, a word before a level. */
function rowFinding(row: Row): Called | null {
  const { copies, minor, log2 } = levelsOf(row);
  const word = row.text(...CALL);
  if (copies !== null || (log2 !== null && word === null))
    return called(changeOf({ copies, minor, log2, line: row.line }, null), copies, minor, log2);
  if (word !== null) {
    const call = CALLS.find(([pattern]) => pattern.test(word));
    if (!call && !NEUTRAL.test(word)) throw row.fault('the value is no amplification, gain, loss or deletion', named(row, CALL));
    return called(call?.[1] ?? null, null, minor, log2);
  }
  const level = row.number(...LEVEL);
  if (level === null) return null;
  if (!isLevel(level)) throw row.fault('the value is none of the levels −2, −1.5, −1, 0, 1, 2', named(row, LEVEL));
  return called(changeOfLevel(level), null, null, null);
}

const called = (change: CopyNumber['change'] | null, copies: number | null, minor: number | null, log2: number | null): Called | null =>
  change === null
    ? null
    : {
        change,
        ...(copies === null ? {} : { copies }),
        ...(minor === null ? {} : { minorCopies: minor }),
        ...(log2 === null ? {} : { log2 }),
      };

/** A matrix of numbers could be ratios or z-scores, which mean opposite things; it is not guessed at. */
export const unsaidMatrix = (line: number): FileFault =>
  new FileFault(
    'FILE.UNKNOWN_FORMAT',
    'the matrix does not say what its values are; put the line "# copy-number log2" or "# expression z-scores" in front, or read the study folder',
    { line },
  );
