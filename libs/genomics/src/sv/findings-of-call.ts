import type { Finding, StructuralVariant } from '@consilium/domain';
import { detach } from '../bytes/detach.ts';
import { isPassing } from '../vcf/origin-of.ts';
import { namedGene } from './annotated-genes.ts';
import type { AnnotatedGene } from './annotated-genes.ts';
import { changeOf } from './copy-state.ts';
import { fusion, fusionOfSides, fusionOfSpans } from './fusion-of.ts';
import { spanText } from './span.ts';
import type { StructuralCall } from './structural-call.ts';

/** Why a structural variant is no finding. */
export type StructuralOutcome = 'kept' | 'not-annotated' | 'by-consequence';

export interface StructuralFindings {
  readonly findings: readonly Finding[];
  readonly outcome: StructuralOutcome;
  /** Genes lost or gained whole that the knowledge does not name. */
  readonly unlisted: number;
}

/**
 * What a structural variant asserts.
 *
 * | annotation | finding |
 * |---|---|
 * | INFO or SnpEff name two partners, or the two sides lie in two genes | fusion; the order is known where INFO states it, or strands and kept sides tell |
 * | two genes whose kept parts run against each other | structural variant of both |
 * | one side in a gene, the other not | structural variant of the gene |
 * | both sides in one gene, an exon or splice site touched | structural variant within the gene, with its exons |
 * | both sides in one intron, or beside genes | none |
 * | genes covered whole, with copies or by a deletion or duplication | copy number of each gene that the knowledge names |
 * | no gene annotation, or no telling which genes are broken | none; counted and said |
 */
export function findingsOfCall(call: StructuralCall, isKnown: (gene: string) => boolean): StructuralFindings {
  const whole = call.own.filter(({ isWhole }) => isWhole);
  const listed = whole.filter(({ gene }) => isKnown(gene));
  const copyNumbers = isPassing(call.filter) ? copyNumbersOf(listed, call) : [];
  const broken = isUnplaced(call) ? [] : brokenGenes(call);
  const findings = [...copyNumbers, ...broken];
  const isSeen = call.isAnnotated && !isUnplaced(call);
  return {
    findings,
    outcome: findings.length > 0 ? 'kept' : isSeen ? 'by-consequence' : 'not-annotated',
    unlisted: changeOf(call.copies, call.event.type, call.event.own.chrom) === null ? 0 : whole.length - listed.length,
  };
}

/** Without exon numbers an annotator's list of an inversion or a copy-number segment does not tell the genes at its ends from those between. */
function isUnplaced({ event: { type }, own, pairs }: StructuralCall): boolean {
  const partial = own.filter(({ isWhole }) => !isWhole);
  return (
    pairs.length === 0 &&
    (type === 'INV' || type === 'CNV') &&
    partial.length > 2 &&
    partial.some(({ exons, introns }) => !exons && !introns)
  );
}

function copyNumbersOf(genes: readonly AnnotatedGene[], { event, copies, line }: StructuralCall): readonly Finding[] {
  const change = changeOf(copies, event.type, event.own.chrom);
  if (change === null) return [];
  return genes.map(({ gene }) => ({
    id: detach(`cn:${gene}:${event.key.replaceAll(' ', ':')}`),
    kind: 'copy-number',
    gene,
    change,
    ...copies,
    line,
  }));
}

function brokenGenes(call: StructuralCall): readonly Finding[] {
  const own = ordered(call.own);
  const mate = ordered(call.mate);
  if (call.stated !== null) {
    const [five, three] = call.stated;
    return [fusion({ gene: namedGene(five), at: call.event.own }, { gene: namedGene(three), at: call.event.mate }, true, call)];
  }
  const shared = own.find(({ gene }) => mate.some((other) => other.gene === gene));
  if (shared !== undefined) return withinGene(shared, call);
  const [one, other] = [own[0], mate[0]];
  const bySides = one && other ? fusionOfSides({ gene: one, at: call.event.own }, { gene: other, at: call.event.mate }, call) : null;
  if (bySides !== null) return [bySides];
  if (call.pairs.length > 0) return call.pairs.map((pair) => ofPair(pair, call));
  const inside = mate.length === 0 ? own.filter((gene) => liesWithin(gene, call)) : [];
  if (inside.length > 0) return insideAndOutside(inside, own, call);
  const bySpans = call.event.type === 'BND' ? null : fusionOfSpans(own, call);
  if (bySpans !== null) return [bySpans];
  const genes = [...own, ...mate];
  return genes.length === 0 ? [] : [structural(call, genes, null)];
}

/** Genes that the event does not cover whole; those without a protein only where no other is touched. */
function ordered(genes: readonly AnnotatedGene[]): readonly AnnotatedGene[] {
  const partial = genes.filter(({ isWhole }) => !isWhole);
  const coding = partial.filter(({ isProteinCoding }) => isProteinCoding);
  return coding.length > 0 ? coding : partial;
}

/** Both ends lie in some genes; another that overlaps them is broken by one end. */
function insideAndOutside(inside: readonly AnnotatedGene[], all: readonly AnnotatedGene[], call: StructuralCall): readonly Finding[] {
  const outside = all.filter((gene) => !inside.includes(gene));
  const within = inside.flatMap((gene) => withinGene(gene, call));
  return outside.length === 0 ? within : [...within, structural(call, outside, null)];
}

/** Partners that run against each other are no fusion, except where an inversion makes both orders. */
function ofPair({ genes: [a, b], isSense }: StructuralCall['pairs'][number], call: StructuralCall): Finding {
  const { own, mate, type } = call.event;
  if (isSense || type === 'INV') return fusion({ gene: namedGene(a), at: own }, { gene: namedGene(b), at: mate }, false, call);
  return structural(call, [namedGene(a), namedGene(b)], null);
}

/** Both ends lie in the gene: one point, or neither its first nor its last exon is touched. */
function liesWithin({ exons, introns }: AnnotatedGene, { event }: StructuralCall): boolean {
  if (event.type === 'BND') return false;
  if (event.type === 'INS') return true;
  if (exons === null) return introns !== null;
  return exons.of !== null && exons.first > 1 && exons.last < exons.of;
}

const withinGene = (gene: AnnotatedGene, call: StructuralCall): readonly Finding[] =>
  gene.isCoding || spansExons(gene, call) ? [structural(call, [gene], gene)] : [];

/** Two introns of one gene with exons between. */
const spansExons = ({ gene, introns }: AnnotatedGene, { own, mate }: StructuralCall): boolean => {
  const sides = [...own, ...mate].filter((one) => one.gene === gene).map((one) => one.introns?.first);
  return (introns !== null && introns.first !== introns.last) || (sides.length === 2 && sides[0] !== sides[1]);
};

function structural(call: StructuralCall, genes: readonly AnnotatedGene[], within: AnnotatedGene | null): StructuralVariant {
  const { event, support, origin, filter, line } = call;
  const { own, mate } = event;
  const only = genes.length === 1 ? genes[0] : undefined;
  return {
    id: detach(`sv:${genes.map(({ gene }) => gene).join('+')}:${event.key.replaceAll(' ', ':')}`),
    kind: 'structural-variant',
    type: event.type,
    chrom: detach(own.chrom),
    pos: own.pos,
    mate: mate === null ? null : { chrom: detach(mate.chrom), pos: mate.pos },
    length: event.length,
    genes: [...new Set(genes.map(({ gene }) => gene))],
    within: within?.gene ?? null,
    ...(only?.exons ? { exons: spanText(only.exons) } : {}),
    ...(only?.introns ? { introns: spanText(only.introns) } : {}),
    ...(only !== undefined && only.terms.length > 0 ? { consequence: only.terms.join('&') } : {}),
    ...support,
    origin,
    filter: detach(filter),
    line,
  };
}
