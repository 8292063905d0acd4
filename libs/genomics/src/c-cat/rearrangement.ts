import type { Breakpoint, Finding, FusionFinding, GeneSymbol, SmallVariant, StructuralVariant } from '@consilium/domain';
import { namedEvent, textFinding } from '../formats/named-events.ts';
import { chromosomeName } from '../vcf/chromosomes.ts';
import { approvedGene, genesOf, originOf, sampleOf } from './context.ts';
import type { ReportContext } from './context.ts';
import type { JsonPlace } from './json-place.ts';

interface Breakend extends Breakpoint {
  readonly genes: readonly GeneSymbol[];
}

interface Event {
  readonly item: JsonPlace;
  readonly context: ReportContext;
  readonly type: string;
  readonly breakends: readonly Breakend[];
  readonly genes: readonly GeneSymbol[];
}

/**
 * A rearrangement of the report.
 *
 * | it states | findings |
 * |---|---|
 * | a name such as vIII, ITD, PTD | that event, in words |
 * | skipped exons | the skipping of one exon; several exons in words, 2 to 7 of EGFR as vIII |
 * | ordered pairs of genes | a fusion each, 5′ before 3′; a missing partner is unknown |
 * | type gene fusion, no order | a fusion whose order is unknown |
 * | type truncation | a structural variant that truncates its genes |
 * | anything else | a structural variant |
 */
export function rearrangements(item: JsonPlace, context: ReportContext): readonly Finding[] {
  const breakends = item.list('breakends').map((breakend) => breakendOf(breakend, context));
  const genes = [...new Set(breakends.flatMap((breakend) => breakend.genes))];
  const event: Event = { item, context, type: item.required('rearrangementType'), breakends, genes };
  const names = item.list('rearrangementNames').map((name) => name.asText() ?? '');
  const named = genes.length === 1 ? names.map((name) => namedEvent(name, genes[0] ?? '')).find((found) => found !== null) : undefined;
  if (named) return [named];
  const skipped = item.list('skippedExonRanges').map((range) => skipping(range, event));
  if (skipped.length > 0) return skipped;
  const pairs = item.list('orderedGenePairs');
  if (pairs.length > 0) return pairs.map((pair) => orderedFusion(pair, event));
  if (/fusion/.test(event.type) && genes.length > 0) return [unorderedFusion(event)];
  return [structural(event)];
}

function breakendOf(breakend: JsonPlace, context: ReportContext): Breakend {
  return {
    chrom: chromosomeName(breakend.required('chromosome')),
    pos: breakend.count('startPosition') ?? breakend.missing('startPosition'),
    genes: genesOf(breakend, context),
  };
}

function skipping(range: JsonPlace, { context, item, breakends }: Event): Finding {
  const gene = approvedGene(range.required('geneSymbol'), context) ?? '';
  const [first = null, last = first] = range.list('exonRange').map((exon) => exon.asNumber());
  if (first === null || last === null) return range.missing('exonRange');
  if (first === last) {
    const [place] = breakends;
    const sample = sampleOf(item, context);
    const skipped: SmallVariant = {
      id: `x:${gene}:${first}`,
      kind: 'small-variant',
      gene,
      transcript: range.text('transcriptId'),
      ...(place ? { chrom: place.chrom, pos: place.pos } : {}),
      consequence: 'exon_skipping',
      exon: String(first),
      origin: originOf(item, 'variantOrigin', sample),
      filter: 'PASS',
      vaf: item.fraction('alternateAlleleFrequency'),
      altReads: item.count('supportingReadCount'),
      namedBy: 'annotation',
    };
    return skipped;
  }
  return textFinding(gene === 'EGFR' && first === 2 && last === 7 ? 'EGFRvIII' : `${gene} exon ${first}-${last} skipping`);
}

const fusionBase = ({ item, context }: Event): Pick<FusionFinding, 'kind' | 'evidence' | 'reads' | 'inFrame'> => ({
  kind: 'fusion',
  evidence: sampleOf(item, context).nucleicAcid,
  reads: item.count('supportingReadCount'),
  inFrame: null,
});

function orderedFusion(pair: JsonPlace, event: Event): FusionFinding {
  const [five = null, three = null] = pair.items().map((gene) => approvedGene(gene.asText(), event.context));
  if (five === null && three === null) throw pair.fault('the pair names no gene');
  const at = (gene: GeneSymbol | null, other: GeneSymbol | null): Breakpoint | null =>
    pointOf(event.breakends.find(({ genes }) => (gene === null ? other === null || !genes.includes(other) : genes.includes(gene))));
  return {
    id: `fusion:${five ?? 'v'}::${three ?? 'v'}`,
    ...fusionBase(event),
    fivePrime: five,
    threePrime: three,
    orderKnown: true,
    breakpoints: { fivePrime: at(five, three), threePrime: at(three, five) },
  };
}

function unorderedFusion(event: Event): FusionFinding {
  const [first = null, second = null] = [...event.genes].sort();
  const at = (gene: GeneSymbol | null): Breakpoint | null =>
    pointOf(event.breakends.find(({ genes }) => (gene === null ? genes.length === 0 : genes.includes(gene))));
  return {
    id: `fusion:${event.genes.length === 1 ? `${first ?? ''}::?` : `${first ?? ''}::${second ?? ''}`}`,
    ...fusionBase(event),
    fivePrime: first,
    threePrime: second,
    orderKnown: false,
    breakpoints: { fivePrime: at(first), threePrime: at(second) },
  };
}

const pointOf = (breakend: Breakend | undefined): Breakpoint | null =>
  breakend === undefined ? null : { chrom: breakend.chrom, pos: breakend.pos };

const TYPES: ReadonlyMap<string, StructuralVariant['type']> = new Map<string, StructuralVariant['type']>(
  Object.entries({
    deletion: 'DEL',
    duplication: 'DUP',
    'tandem duplication': 'DUP',
    inversion: 'INV',
  }),
);

function structural(event: Event): StructuralVariant {
  const { item, context, type, breakends, genes } = event;
  const [first, second] = breakends;
  if (first === undefined) return item.missing('breakends');
  const isWithin = second !== undefined && genes.length === 1 && breakends.every((breakend) => breakend.genes.includes(genes[0] ?? ''));
  return {
    id: `sv:${first.chrom}-${first.pos}:${TYPES.get(type) ?? 'BND'}`,
    kind: 'structural-variant',
    type: TYPES.get(type) ?? 'BND',
    chrom: first.chrom,
    pos: first.pos,
    mate: pointOf(second),
    genes,
    ...(isWithin && type !== 'truncation' ? { within: genes[0] ?? null } : {}),
    truncates: type === 'truncation',
    origin: originOf(item, 'variantOrigin', sampleOf(item, context)),
    filter: 'PASS',
    vaf: item.fraction('alternateAlleleFrequency'),
    altReads: item.count('supportingReadCount'),
  };
}
