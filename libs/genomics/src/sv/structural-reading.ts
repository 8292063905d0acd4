import type { Finding } from '@consilium/domain';
import type { PreferredTranscript } from '../annotation/choose-consequence.ts';
import type { GeneAliases, RankedConsequence } from '../annotation/ranked-consequence.ts';
import type { SampleCall } from '../sample/sample-call.ts';
import { infoCall } from '../sample/sample-call.ts';
import type { Support } from '../sample/read-support.ts';
import { originOf } from '../vcf/origin-of.ts';
import type { VcfRecord } from '../vcf/record.ts';
import { fusionPairs, namedGene, statedGenes, touchedGenes } from './annotated-genes.ts';
import type { AnnotatedGene, GenePair } from './annotated-genes.ts';
import { copyState } from './copy-state.ts';
import { findingsOfCall } from './findings-of-call.ts';
import type { StructuralCall } from './structural-call.ts';
import { pairKey, structuralEvent } from './structural-event.ts';

export interface StructuralOptions {
  readonly preferred: PreferredTranscript;
  readonly approved: GeneAliases;
  /** False without knowledge: then every gene is listed. */
  readonly hasKnowledge: boolean;
  readonly somaticCaller: boolean;
  readonly evidence: 'DNA' | 'RNA';
}

export interface StructuralAllele {
  readonly record: VcfRecord;
  readonly alt: string;
  readonly consequences: readonly RankedConsequence[];
  readonly call: SampleCall;
  readonly support: Support;
}

/** How many alleles of structural records became what; each is in exactly one. */
export interface StructuralCounts {
  readonly kept: number;
  /** Second records of a pair, and repeats. */
  readonly paired: number;
  readonly notAnnotated: number;
  readonly byConsequence: number;
  readonly unlistedGenes: number;
}

/** Collects the structural alleles of a file; both records of a pair of breakends are one event. Memory grows with the structural records. */
export class StructuralReading {
  private readonly calls = new Map<string, StructuralCall>();
  private paired = 0;

  constructor(private readonly options: StructuralOptions) {}

  take(allele: StructuralAllele): void {
    const call = this.callOf(allele);
    const key = pairKey(allele.record, call.event);
    const before = this.calls.get(key);
    if (before !== undefined) this.paired += 1;
    this.calls.set(key, before === undefined ? call : joined(before, call));
  }

  private callOf({ record, alt, consequences, call, support }: StructuralAllele): StructuralCall {
    const { preferred, approved, somaticCaller, evidence } = this.options;
    const event = structuralEvent(record, alt);
    const stated = statedGenes(record.info);
    const named = (names: readonly string[], isWhole = false) => names.map((name) => namedGene(approved(name) ?? name, isWhole));
    const touched = touchedGenes(consequences, preferred);
    return {
      event,
      line: record.line,
      filter: record.filter,
      origin: originOf(record, call, somaticCaller),
      support,
      copies: copyState(call, infoCall(record), alt),
      evidence,
      isAnnotated: consequences.length > 0 || stated.own.length + stated.mate.length > 0 || stated.fusion !== null,
      own: byKnowledge(touched.length > 0 ? touched : named(stated.own, event.type === 'CNV'), preferred),
      mate: named(stated.mate),
      pairs: fusionPairs(consequences).map((pair) => approvedPair(pair, approved)),
      stated: partners(stated.fusion, approved),
    };
  }

  finish(): { readonly findings: readonly Finding[]; readonly counts: StructuralCounts } {
    const { approved, hasKnowledge } = this.options;
    const isKnown = (gene: string): boolean => !hasKnowledge || approved(gene) !== null;
    const results = [...this.calls.values()].map((call) => findingsOfCall(call, isKnown));
    const count = (outcome: string): number => results.filter((result) => result.outcome === outcome).length;
    return {
      findings: results.flatMap(({ findings }) => findings),
      counts: {
        kept: count('kept'),
        paired: this.paired,
        notAnnotated: count('not-annotated'),
        byConsequence: count('by-consequence'),
        unlistedGenes: results.reduce((sum, { unlisted }) => sum + unlisted, 0),
      },
    };
  }
}

/** The first record stands for the event; the other gives the genes at its side, and what the first does not know. */
function joined(first: StructuralCall, second: StructuralCall): StructuralCall {
  const isMate = first.event.own.pos !== second.event.own.pos || first.event.own.chrom !== second.event.own.chrom;
  return {
    ...first,
    isAnnotated: first.isAnnotated || second.isAnnotated,
    own: isMate || first.own.length > 0 ? first.own : second.own,
    mate: first.mate.length > 0 || !isMate ? first.mate : second.own,
    pairs: first.pairs.length > 0 ? first.pairs : second.pairs,
    stated: first.stated ?? second.stated,
    support: first.support.altReads === null ? second.support : first.support,
  };
}

/** A gene that the knowledge names a transcript of stands before one that it does not: both may overlap at a side. */
const byKnowledge = (genes: readonly AnnotatedGene[], preferred: PreferredTranscript): readonly AnnotatedGene[] =>
  genes.toSorted((a, b) => Number(preferred(b.gene) !== null) - Number(preferred(a.gene) !== null));

const approvedPair = ({ genes: [a, b], isSense }: GenePair, approved: GeneAliases): GenePair => ({
  genes: [approved(a) ?? a, approved(b) ?? b],
  isSense,
});

/** `A::B`, `A--B`, and `A-B` where there is one hyphen, are the partners 5′→3′ (2-domain-rules §1.8). */
function partners(notation: string | null, approved: GeneAliases): readonly [string, string] | null {
  const [, a, b] = /^([\w.-]+?)(?:::|--)([\w.-]+)$/.exec(notation ?? '') ?? /^([\w.]+)-([\w.]+)$/.exec(notation ?? '') ?? [];
  return a === undefined || b === undefined || a === b ? null : [approved(a) ?? a, approved(b) ?? b];
}
