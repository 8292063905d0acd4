import type { Finding, FusionFinding, GeneSymbol, StructuralVariant } from '@consilium/domain';
import { namedEvent, textFinding } from '../formats/named-events.ts';
import type { Attributes } from './attributes.ts';
import { placeOf } from './genomic-place.ts';

/** Evidence samples stand in elements of their own inside the rearrangement. */
export interface RearrangementContext {
  readonly approved: (gene: string) => GeneSymbol;
  readonly evidence: FusionFinding['evidence'];
}

/**
 * A rearrangement of the report.
 *
 * | genes, type, description | finding |
 * |---|---|
 * | a named event (vIII, ITD, PTD, kinase domain duplication) | text with that name |
 * | two genes, or type fusion | fusion; 5′ and 3′ as the description has them, else the order is unknown |
 * | type truncation | structural variant that truncates the gene |
 * | one gene otherwise | structural variant of the gene: a deletion of exons may keep the frame |
 */
export function rearrangement(at: Attributes, context: RearrangementContext): Finding {
  const gene = context.approved(at.required('targeted-gene', 'target-gene', 'gene'));
  const written = at.text('other-gene', 'partner-gene');
  const other = written === null ? null : context.approved(written);
  const type = at.text('type')?.toLowerCase() ?? '';
  const description = at.text('description') ?? '';
  const named = namedEvent(description, gene);
  if (named) return named;
  if ((other !== null && other !== gene && type !== 'truncation') || type === 'fusion')
    return fusionOf(at, gene, other, description, context);
  return structuralOf(at, gene, type, context) ?? textFinding(`${gene} ${type === 'truncation' ? 'truncating mutation' : 'rearrangement'}`);
}

function fusionOf(
  at: Attributes,
  gene: GeneSymbol,
  other: GeneSymbol | null,
  description: string,
  context: RearrangementContext,
): FusionFinding {
  const [five, three] = orderOf(description, gene, other, context.approved) ?? [null, null];
  const isKnown = five !== null;
  const sides = [placeOf(at.text('pos1')), placeOf(at.text('pos2'))] as const;
  const frame = at.text('in-frame')?.toLowerCase();
  const pair = isKnown ? [five, three] : [gene, other].filter((partner) => partner !== null).sort();
  return {
    id: `fusion:${pair.join('::')}`,
    kind: 'fusion',
    ...(isKnown ? { fivePrime: five, threePrime: three } : { fivePrime: gene, threePrime: other }),
    orderKnown: isKnown,
    inFrame: frame === 'yes' || frame === 'true' ? true : frame === 'no' || frame === 'false' ? false : null,
    // Positions are those of the targeted gene and of its partner.
    breakpoints: five === other && isKnown ? { fivePrime: sides[1], threePrime: sides[0] } : { fivePrime: sides[0], threePrime: sides[1] },
    evidence: context.evidence,
    reads: at.count('supporting-read-pairs'),
    line: at.line,
  };
}

/** `EML4(NM_019063)-ALK(NM_004304) fusion (E6; A20)`: partners from 5′ to 3′, if they are the two genes of the element. */
function orderOf(
  description: string,
  gene: GeneSymbol,
  other: GeneSymbol | null,
  approved: (gene: string) => GeneSymbol,
): readonly [GeneSymbol, GeneSymbol] | null {
  const [, first, second] =
    /^\s*([A-Za-z0-9@.-]+?)\s?(?:\([^)]*\))?\s?(?:-|::|\/)\s?([A-Za-z0-9@.-]+?)\s?(?:\([^)]*\))?\s+fusion\b/i.exec(description) ?? [];
  if (first === undefined || second === undefined || other === null) return null;
  const [five, three] = [approved(first), approved(second)];
  return (five === gene && three === other) || (five === other && three === gene) ? [five, three] : null;
}

const TYPES: ReadonlyMap<string, StructuralVariant['type']> = new Map<string, StructuralVariant['type']>(
  Object.entries({
    deletion: 'DEL',
    duplication: 'DUP',
    inversion: 'INV',
    insertion: 'INS',
  }),
);

function structuralOf(at: Attributes, gene: GeneSymbol, type: string, { approved }: RearrangementContext): StructuralVariant | null {
  const place = placeOf(at.text('pos1'));
  if (place === null) return null;
  const partner = at.text('other-gene', 'partner-gene');
  const genes = [...new Set([gene, ...(partner === null ? [] : [approved(partner)])])];
  return {
    id: `sv:${gene}:${place.chrom}-${place.pos}`,
    kind: 'structural-variant',
    type: TYPES.get(type) ?? 'BND',
    ...place,
    mate: placeOf(at.text('pos2')),
    genes,
    truncates: type === 'truncation',
    origin: 'unknown',
    filter: 'PASS',
    line: at.line,
  };
}
