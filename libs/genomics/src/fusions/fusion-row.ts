import { bareChromosome, isBeyondEnd } from '@consilium/domain';
import type { Breakpoint, Finding, FusionFinding, GeneSymbol, GenomeBuild, StructuralVariant } from '@consilium/domain';
import { textFinding } from '../formats/named-events.ts';
import type { Row } from '../table/row.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';
import { FUSION_COLUMNS } from './fusion-columns.ts';
import { partnersOf } from './partners.ts';

export interface FusionContext {
  readonly build: GenomeBuild | null;
  readonly evidence: FusionFinding['evidence'];
  readonly approved: (gene: string) => GeneSymbol;
  /** Told of each breakpoint that its chromosome cannot hold on the stated build; the genes of the row stand without it. */
  readonly beyondEnd: () => void;
}

/**
 * A row of a fusion table, or null where it names no gene.
 *
 * | row | finding |
 * |---|---|
 * | two genes, or one and an unknown partner | fusion |
 * | FLT3 with itself, type ITD or duplication; KMT2A with itself, type duplication | FLT3-ITD, KMT2A-PTD, in words |
 * | another gene with itself | structural variant within the gene; it breaks no gene apart |
 */
export function fusionOf(row: Row, context: FusionContext): Finding | null {
  const { five, three, isOrderKnown } = partnersOf(row, context.approved);
  if (five === null && three === null) return null;
  const fivePoint = pointOf(row, FUSION_COLUMNS.fivePoint, context);
  const threePoint = pointOf(row, FUSION_COLUMNS.threePoint, context);
  if (five === three && five !== null) return withinOne(row, five, fivePoint, threePoint);
  const filter = filterOf(row);
  const fusion: FusionFinding = {
    id: `fusion:${five ?? 'v'}::${three ?? 'v'}`,
    kind: 'fusion',
    fivePrime: five,
    threePrime: three,
    ...(isOrderKnown === null ? {} : { orderKnown: isOrderKnown }),
    inFrame: frameOf(row),
    breakpoints: { fivePrime: fivePoint, threePrime: threePoint },
    ...exonsOf(row),
    evidence: context.evidence,
    reads: readsOf(row),
    ...(filter === null ? {} : { filter }),
    line: row.line,
  };
  return fusion;
}

const DUPLICATED: Readonly<Record<GeneSymbol, string>> = { FLT3: 'FLT3-ITD', KMT2A: 'KMT2A-PTD' };

function withinOne(row: Row, gene: GeneSymbol, from: Breakpoint | null, to: Breakpoint | null): Finding | null {
  const type = row.text(...FUSION_COLUMNS.type) ?? '';
  const named = /ITD|duplication/i.test(type) && Object.hasOwn(DUPLICATED, gene) ? DUPLICATED[gene] : undefined;
  if (named !== undefined && filterOf(row) === null) return textFinding(named);
  if (from === null) return null;
  const filter = filterOf(row);
  const within: StructuralVariant = {
    id: `sv:${gene}:${from.chrom}-${from.pos}-${to?.pos ?? ''}`,
    kind: 'structural-variant',
    type: /dup|ITD/i.test(type) ? 'DUP' : /del/i.test(type) ? 'DEL' : /inv/i.test(type) ? 'INV' : 'BND',
    ...from,
    mate: to,
    genes: [gene],
    within: gene,
    ...(filter === null ? {} : { filter }),
    line: row.line,
  };
  return within;
}

/** `chr2:42522694`, `2:42522694:+`, `chr2:42522694(+)`; null as well where the chromosome is shorter. */
function pointOf(row: Row, names: readonly string[], { build, beyondEnd }: FusionContext): Breakpoint | null {
  const written = row.text(...names);
  if (written === null) return null;
  const column = names.find((name) => row.raw(name) !== '');
  const groups = /^(?<chrom>[^:\s]+):(?<pos>\d+)(?:[:(]?[-+.]\)?)?$/.exec(written)?.groups;
  if (groups === undefined) throw row.fault('the breakpoint is not written as chromosome:position', column);
  const point = { chrom: bareChromosome(chromosomeName(groups['chrom'] ?? '')), pos: Number(groups['pos']) };
  if (build === null || !isBeyondEnd(point.chrom, point.pos, build)) return point;
  beyondEnd();
  return null;
}

/** `in-frame`, `INFRAME`, `yes` · `out-of-frame`, `FRAMESHIFT`, `stop-codon`, `no` · anything else is not known. */
function frameOf(row: Row): boolean | null {
  const written = row.text(...FUSION_COLUMNS.frame);
  if (written === null) return null;
  if (/^(?:in[- ]?frame|yes|true)/i.test(written)) return true;
  return /^(?:out[- ]of[- ]frame|frameshift|stop[- ]codon|no$|false)/i.test(written) ? false : null;
}

function readsOf(row: Row): number | null {
  const counts = FUSION_COLUMNS.reads.map((name) => row.count(name)).filter((count) => count !== null);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

/** Arriba's low confidence is a filter: such a call forms no tier. Null where the row passes. */
function filterOf(row: Row): string | null {
  if (/^low$/i.test(row.text(...FUSION_COLUMNS.confidence) ?? '')) return 'low_confidence';
  const filter = row.text(...FUSION_COLUMNS.filter);
  // Arriba counts in `filters` what it took from the support of a call that it keeps, such as duplicates(3).
  return filter === null || /^pass$/i.test(filter) || /\(\d+\)/.test(filter) ? null : filter;
}

function exonsOf(row: Row): Pick<FusionFinding, 'exons'> {
  const fivePrime = row.text(...FUSION_COLUMNS.fiveExon);
  const threePrime = row.text(...FUSION_COLUMNS.threeExon);
  return fivePrime === null && threePrime === null ? {} : { exons: { fivePrime, threePrime } };
}
