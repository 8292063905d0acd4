import type { FusionFinding } from '@consilium/domain';
import { detach } from '../bytes/detach.ts';
import type { AnnotatedGene } from './annotated-genes.ts';
import type { Breakend } from './breakend.ts';
import type { StructuralCall } from './structural-call.ts';

type Role = 'five' | 'three';

/** A gene at one side of a junction. */
interface Partner {
  readonly gene: AnnotatedGene;
  readonly at: Breakend | null;
}

/**
 * Which part of the gene a side keeps: on the forward strand, what lies left of the position is the 5′ part.
 *
 * | strand | keeps left | keeps right |
 * |---|---|---|
 * | + | 5′ | 3′ |
 * | − | 3′ | 5′ |
 */
function roleOf({ gene, at }: Partner): Role | null {
  if (gene.strand === null || at === null || at.keeps === null) return null;
  return (gene.strand === 1) === (at.keeps === 'left') ? 'five' : 'three';
}

/** A fusion of the genes at two sides; null when both keep the same part, so that no product can run from one into the other. */
export function fusionOfSides(one: Partner, other: Partner, call: StructuralCall): FusionFinding | null {
  const roles = [roleOf(one), roleOf(other)];
  const isKnown = roles[0] !== null && roles[1] !== null;
  if (isKnown && roles[0] === roles[1]) return null;
  const [five, three] = isKnown && roles[0] === 'three' ? [other, one] : [one, other];
  return fusion(five, three, isKnown, call);
}

export function fusion(five: Partner, three: Partner, orderKnown: boolean, call: StructuralCall): FusionFinding {
  const { event, evidence, support, filter, line } = call;
  return {
    id: detach(`fusion:${five.gene.gene}::${three.gene.gene}:${event.key.replaceAll(' ', ':')}`),
    kind: 'fusion',
    fivePrime: five.gene.gene,
    threePrime: three.gene.gene,
    orderKnown,
    inFrame: null,
    breakpoints: { fivePrime: place(five.at), threePrime: place(three.at) },
    ...(orderKnown ? { exons: { fivePrime: lastExon(five.gene), threePrime: firstExon(three.gene) } } : {}),
    evidence,
    reads: support.altReads,
    filter: detach(filter),
    line,
  };
}

const place = (at: Breakend | null) => (at === null ? null : { chrom: detach(at.chrom), pos: at.pos });

/** The exon that the product keeps last or first: the intron's left neighbor in the 5′ partner, its right one in the 3′ partner. */
const lastExon = ({ exons, introns }: AnnotatedGene): string | null => (introns ? `${introns.first}` : exons ? `${exons.first}` : null);
const firstExon = ({ exons, introns }: AnnotatedGene): string | null =>
  introns ? `${introns.first + 1}` : exons ? `${exons.first}` : null;

/**
 * The partners of an event whose two ends stand in one record, told by the part of each gene that the event covers. What a deletion covers is
 * lost, so that its 5′ partner is the gene whose end is covered; a tandem duplication joins what it covers.
 */
export function fusionOfSpans(genes: readonly AnnotatedGene[], call: StructuralCall): FusionFinding | null {
  const [one, other] = genes;
  const { type, own, mate } = call.event;
  if (one === undefined || other === undefined || genes.length !== 2) return null;
  const isTurned = one.strand !== null && other.strand !== null && one.strand !== other.strand;
  if (type === 'INV' ? one.strand !== null && !isTurned : isTurned) return null;
  const sides = [one, other].map((gene) => ({ gene, at: null }));
  const roles = type === 'INV' ? [null, null] : [one, other].map((gene) => coveredRole(gene, type));
  const [first, second] = roles[0] === 'three' ? [...sides].reverse() : sides;
  if (first === undefined || second === undefined) return null;
  if (roles[0] === null || roles[1] === null) return fusion(first, second, false, call);
  if (roles[0] === roles[1]) return null;
  const isForward = first.gene.strand === null ? null : (first.gene.strand === 1) === (type === 'DEL');
  const [fiveAt, threeAt] = isForward === null ? [null, null] : isForward ? [own, mate] : [mate, own];
  return fusion({ ...first, at: fiveAt }, { ...second, at: threeAt }, true, call);
}

function coveredRole({ exons, introns }: AnnotatedGene, type: string): Role | null {
  const span = exons ?? introns;
  if (span === null || span.of === null) return null;
  const [coversStart, coversEnd] = [span.first === 1, span.last === span.of];
  if (coversStart === coversEnd) return null;
  return coversStart === (type === 'DUP') ? 'five' : 'three';
}
