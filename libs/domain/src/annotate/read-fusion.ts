import type { GeneSymbol } from '../shared/primitives.ts';
import type { VariantKey } from '../prioritize/variant-key.ts';
import type { FusionFinding } from './finding.ts';
import { blankFacts } from './finding-facts.ts';
import type { FindingFacts } from './finding-facts.ts';
import { parseFusion } from './fusion-notation.ts';
import { isFiltered } from './read-small-variant.ts';
import type { ReadingContext } from './reading-context.ts';
import { resolveGene } from './resolve-gene.ts';
import { leadsWithThreePrime } from './three-prime-drivers.ts';

/** Our own line, for no guideline gives one: a junction of fewer reads may be an artifact of ligation or mapping. */
const LOW_READS = 3;

/** Fusions keep 5′→3′ order; where it is unknown, or a 3′ kinase is written first and nothing shows the order, both orders are asserted, so that a look-up does not change with it (2-domain-rules §1.8). */
export function readFusion(finding: FusionFinding, context: ReadingContext): FindingFacts {
  const { five, three, warnings } = partnersOf(finding, context);
  const isTurned = leadsWithThreePrime(five, three);
  const isOrderUnknown = finding.orderKnown === false || (isTurned && !isOrderShown(finding));
  const genes = [...new Set([five, three].filter((gene) => gene !== null))];
  const pair = isOrderUnknown ? [...genes].sort() : [five, three];
  const isInFrame = finding.inFrame !== false;
  return {
    ...blankFacts(finding, five !== null && three !== null ? pair.join('::') : `${genes[0] ?? 'unknown'} fusion`),
    genes,
    keys: [...new Set(isOrderUnknown ? [...keysOf(five, three), ...keysOf(three, five)].sort(bySpecificity) : keysOf(five, three))],
    origin: 'somatic',
    isOrderUnknown,
    isInFrame,
    isFiltered: isFiltered(finding.filter),
    warnings: [
      ...warnings,
      ...(isTurned && finding.orderKnown !== false ? [turnedWarning(`${five ?? ''}::${three ?? ''}`, isOrderUnknown)] : []),
      ...cautions(finding, pair.filter((gene) => gene !== null).join('::')),
    ],
  };
}

/** Said so, or told by a frame in common; a mere sequence of two names, or of two breakpoints without strands, is not. */
const isOrderShown = ({ orderKnown, inFrame }: FusionFinding): boolean => orderKnown === true || inFrame === true;

const turnedWarning = (name: string, isOrderUnknown: boolean): string =>
  isOrderUnknown
    ? `${name} is written with the kinase first and nothing shows the order: it was looked up on either side; confirm which product is made.`
    : `${name} keeps the 5′ end of a kinase that fusions keep at the 3′ end: confirm whether the reciprocal product, with the kinase, is made.`;

/** A fusion that may make no product, or that few reads carry, is shown with its reason to doubt; it is not left out. */
function cautions({ inFrame, reads, evidence }: FusionFinding, name: string): readonly string[] {
  const isLow = reads !== null && reads !== undefined && reads < LOW_READS;
  return [
    ...(inFrame === false ? [`${name} is reported out of frame: confirm that a functional product is expected.`] : []),
    ...(isLow
      ? [
          `${name} rests on ${reads} supporting ${reads === 1 ? 'read' : 'reads'}${evidence ? ` of ${evidence}` : ''}: confirm it by a second method.`,
        ]
      : []),
  ];
}

function partnersOf(
  finding: FusionFinding,
  context: ReadingContext,
): { five: GeneSymbol | null; three: GeneSymbol | null; warnings: readonly string[] } {
  const resolved = [finding.fivePrime, finding.threePrime].map((name) => (name ? resolveGene(name, context) : null));
  const [five, three] = resolved;
  const joined = five && !three ? parseFusion(five.gene, context.genes) : three && !five ? parseFusion(three.gene, context.genes) : null;
  const hasPair = joined !== null && /::|--/.test((five ?? three)?.gene ?? '');
  return {
    five: hasPair ? joined.fivePrime : (five?.gene ?? null),
    three: hasPair ? joined.threePrime : (three?.gene ?? null),
    warnings: resolved.flatMap((partner) => partner?.warnings ?? []),
  };
}

/** Pair, then one partner, then rearrangement (2-domain-rules §2, rank 6). */
function keysOf(five: GeneSymbol | null, three: GeneSymbol | null): VariantKey[] {
  return [
    ...(five !== null && three !== null ? [`fusion:${five}::${three}`] : []),
    ...(three === null ? [] : [`fusion:v::${three}`]),
    ...(five === null ? [] : [`fusion:${five}::v`]),
    ...[three, five].flatMap((gene) => (gene === null ? [] : [`rearrangement:${gene}`])),
  ];
}

const specificity = (key: VariantKey): number => (key.startsWith('rearrangement:') ? 2 : /^fusion:v::|::v$/.test(key) ? 1 : 0);
const bySpecificity = (a: VariantKey, b: VariantKey): number => specificity(a) - specificity(b) || (a < b ? -1 : a > b ? 1 : 0);
