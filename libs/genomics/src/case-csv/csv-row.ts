import type { CopyNumber, Finding, SampleFacts, SmallVariant } from '@consilium/domain';
import { mafClass } from '../maf/maf-classes.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { trimAllele } from '../vcf/alleles.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';
import { biomarkerNamed, biomarkerOf, sampleFactOf } from './csv-biomarker.ts';
import type { CaseCells } from './csv-cells.ts';
import { writtenChange } from './csv-change.ts';
import type { WrittenChange } from './csv-change.ts';
import { copyChangeNamed, expressionNamed, isFusionText, isNotDetected, isWildType, kindNamed, originNamed } from './csv-words.ts';
import type { CsvKind } from './csv-words.ts';

/** One row is a finding, a fact about the sample, or a result that says there is nothing. */
export type CsvRow =
  | { readonly is: 'finding'; readonly finding: Finding }
  | { readonly is: 'fact'; readonly fact: SampleFacts }
  | { readonly is: 'not-detected' };

interface Written {
  readonly cells: CaseCells;
  readonly gene: string | null;
  readonly change: string | null;
  readonly parts: WrittenChange;
}

const BLANK: WrittenChange = { protein: null, cdna: null, transcript: null, allele: null };

export function readCsvRow(cells: CaseCells, approved: NonNullable<ReadOptions['geneAliases']>): CsvRow {
  const symbol = cells.text('gene');
  const marker = cells.text('biomarker');
  const change = cells.text('change');
  if (symbol === null && marker === null && change === null) throw cells.fault('gene', 'the row names neither a gene nor a biomarker');
  const fact = sampleFactOf(cells, marker ?? symbol ?? '');
  if (fact !== null) return { is: 'fact', fact };
  const stated = statedKind(cells);
  const asMarker = marker ?? (stated === 'biomarker' ? (symbol ?? change) : symbol === null ? null : markerGene(cells, symbol));
  if (asMarker !== null) return finding(biomarkerOf(cells, asMarker, marker === null && symbol === null ? null : change));
  const gene = symbol === null ? null : (approved(symbol) ?? symbol);
  const result = change ?? cells.text('status');
  if (result !== null && isNotDetected(result)) return { is: 'not-detected' };
  const written: Written = { cells, gene, change, parts: change === null ? BLANK : writtenChange(change) };
  return finding(byKind(stated ?? impliedKind(written), written));
}

/** MSI and its like may stand in the gene column; HER2, ER and PD-L1 are genes as well and need to be called biomarkers, or have a status alone. */
function markerGene(cells: CaseCells, symbol: string): string | null {
  const name = biomarkerNamed(symbol);
  if (name === null) return null;
  const isGene = cells.text('protein') !== null || cells.text('cdna') !== null || cells.text('copies') !== null;
  return isGene ? null : symbol;
}

function statedKind(cells: CaseCells): CsvKind | null {
  const written = cells.text('kind');
  if (written === null) return null;
  const kind = kindNamed(written);
  if (kind === null)
    throw cells.fault('kind', 'the kind is not known; write mutation, copy number, fusion, biomarker, expression, wild type or text');
  return kind;
}

function impliedKind({ cells, change, parts }: Written): CsvKind {
  if (cells.text('partner') !== null || (change !== null && isFusionText(change))) return 'fusion';
  if (cells.text('protein') ?? cells.text('cdna') ?? parts.protein ?? parts.cdna ?? parts.allele) return 'small-variant';
  if (cells.text('pos') !== null && cells.allele('alt') !== null) return 'small-variant';
  if (cells.text('copies') !== null || (change !== null && copyChangeNamed(change) !== null)) return 'copy-number';
  if (isWildType(change ?? cells.text('status') ?? '')) return 'wild-type';
  return change !== null && expressionNamed(change) !== null ? 'expression' : 'text';
}

type Unnamed<F = Finding> = F extends Finding ? Omit<F, 'id'> & { readonly id?: string } : never;

function byKind(kind: CsvKind, written: Written): Unnamed {
  const { cells, change } = written;
  switch (kind) {
    case 'small-variant':
      return smallVariant(written);
    case 'copy-number':
      return copyNumber(written);
    case 'fusion':
      return fusion(written);
    case 'biomarker':
      return biomarkerOf(cells, cells.text('biomarker') ?? '', change);
    case 'expression': {
      const direction = expressionNamed(change ?? cells.text('status') ?? '');
      if (direction === null) throw cells.fault('change', 'the direction is missing; write overexpression or underexpression');
      const measured = cells.measure('value');
      return {
        kind,
        gene: geneOf(written),
        change: direction,
        ...(measured === null ? {} : { value: measured.value }),
        line: cells.row.line,
      };
    }
    case 'wild-type':
      return { kind, gene: geneOf(written) };
    case 'text':
      return { kind, text: textOf(written) };
  }
}

function geneOf({ cells, gene }: Written): string {
  if (gene === null) throw cells.fault('gene', 'the gene is missing');
  return gene;
}

function textOf({ cells, gene, change }: Written): string {
  const text = change ?? cells.text('consequence') ?? cells.text('status');
  if (text === null) throw cells.fault('change', 'the row names a gene and no change; write the change, or wild type');
  return gene === null || text.toUpperCase().includes(gene.toUpperCase()) ? text : `${gene} ${text}`;
}

function smallVariant({ cells, gene, change, parts }: Written): Unnamed<SmallVariant> | Unnamed {
  const protein = prefixed('p', cells.text('protein')) ?? parts.protein;
  const cdna = prefixed('c', cells.text('cdna')) ?? parts.cdna;
  const allele = alleleOf(cells) ?? parts.allele;
  if (protein === null && cdna === null && allele === null) return { kind: 'text', text: textOf({ cells, gene, change, parts }) };
  const origin = cells.text('origin') ?? cells.text('status');
  return {
    ...(allele === null ? {} : { id: `v:${allele.chrom}-${allele.pos}-${allele.ref}-${allele.alt}` }),
    kind: 'small-variant',
    gene,
    protein,
    cdna,
    transcript: cells.text('transcript') ?? parts.transcript,
    exon: cells.text('exon'),
    consequence: consequenceOf(cells, cdna),
    ...allele,
    origin: (origin === null ? null : originNamed(origin)) ?? 'unknown',
    filter: cells.text('filter') ?? '.',
    vaf: cells.fraction('vaf') ?? percentOf(cells),
    depth: cells.count('depth'),
    altReads: cells.count('altReads'),
    populationFrequency: cells.fraction('population'),
    line: cells.row.line,
  };
}

const prefixed = (prefix: 'p' | 'c', written: string | null): string | null => {
  const change = written === null ? null : writtenChange(written)[prefix === 'p' ? 'protein' : 'cdna'];
  return change ?? (written === null || written.includes(`${prefix}.`) ? written : `${prefix}.${written}`);
};

function percentOf(cells: CaseCells): number | null {
  const measured = cells.measure('vafPercent');
  if (measured === null) return null;
  if (measured.value < 0 || measured.value > 100) throw cells.fault('vafPercent', 'the percentage is not between 0 and 100');
  return measured.value / 100;
}

function consequenceOf(cells: CaseCells, cdna: string | null): string | null {
  const written = cells.text('consequence');
  if (written === null) return null;
  return mafClass(written.replaceAll(' ', '_'), cdna).term ?? written.toLowerCase().replaceAll(' ', '_');
}

function alleleOf(cells: CaseCells) {
  const [chrom, pos, ref, alt] = [cells.text('chrom'), cells.count('pos'), cells.allele('ref'), cells.allele('alt')];
  if (chrom === null || pos === null || ref === null || alt === null) return null;
  for (const [column, allele] of [
    ['ref', ref],
    ['alt', alt],
  ] as const)
    if (!/^(?:-|[ACGTN]+)$/.test(allele)) throw cells.fault(column, 'the allele is neither a sequence of A, C, G, T, N nor -');
  const isIndel = ref === '-' || alt === '-';
  return { chrom: chromosomeName(chrom), ...(isIndel ? { pos, ref, alt } : trimAllele({ pos, ref, alt })) };
}

/** Copies without a word are a gain, a loss or nothing by their number; the domain makes an amplification of enough of them (2-domain-rules §7). */
function copyNumber(written: Written): Unnamed<CopyNumber> {
  const { cells, change } = written;
  const copies = cells.measure('copies')?.value ?? null;
  const named = copyChangeNamed(change ?? '') ?? copyChangeNamed(cells.text('kind') ?? '') ?? copyChangeNamed(cells.text('status') ?? '');
  const counted = copies === null || copies === 2 ? null : copies === 0 ? 'deletion' : copies < 2 ? 'loss' : 'gain';
  const direction = named ?? counted;
  if (direction === null)
    throw cells.fault('change', 'the change of copies is missing; write amplification, gain, loss or deletion, or the copies');
  return { kind: 'copy-number', gene: geneOf(written), change: direction, copies, line: cells.row.line };
}

/** `EML4::ALK` in either column names both partners in order; a gene and a partner in two columns do not say which stands first. */
function fusion(written: Written): Unnamed {
  const { cells, gene, change } = written;
  const pair = [change, cells.text('gene')].map((text) => /^([\w.-]+?)\s*(?:::|--|\/|-)\s*([\w.]+?)(?:[\s-]+fusion)?$/i.exec(text ?? '')).find((match) => match !== null && (/::|--|fusion/i.test(match[0]) || gene === null || match[1] === gene || match[2] === gene)); // prettier-ignore
  const support = { reads: cells.count('reads'), filter: cells.text('filter') ?? '.', line: cells.row.line };
  if (pair) return { kind: 'fusion', fivePrime: pair[1] ?? null, threePrime: pair[2] ?? null, orderKnown: true, ...support };
  return { kind: 'fusion', fivePrime: geneOf(written), threePrime: cells.text('partner'), orderKnown: false, ...support };
}

const finding = (found: Unnamed): CsvRow => ({ is: 'finding', finding: { ...found, id: found.id ?? idOf(found) } as Finding });

/** The same statement has the same id in any file, so that a repeated row is one finding; another value of a biomarker or another number of copies is another. */
function idOf(found: Unnamed): string {
  const said = Object.entries(found).flatMap(([key, part]) =>
    (typeof part === 'string' && part !== '.' && part !== 'unknown') || (typeof part === 'number' && (key === 'value' || key === 'copies'))
      ? [String(part)]
      : [],
  );
  return `t:${said.join(':')}`.slice(0, 200);
}
