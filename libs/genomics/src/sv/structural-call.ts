import type { Origin } from '@consilium/domain';
import type { Support } from '../sample/read-support.ts';
import type { AnnotatedGene, GenePair } from './annotated-genes.ts';
import type { CopyState } from './copy-state.ts';
import type { StructuralEvent } from './structural-event.ts';

/** A structural variant with all that its record, and that of its mate, say. */
export interface StructuralCall {
  readonly event: StructuralEvent;
  readonly line: number;
  readonly filter: string;
  readonly origin: Origin;
  readonly support: Support;
  readonly copies: CopyState;
  readonly evidence: 'DNA' | 'RNA';
  /** True when an annotator looked at it, whatever it found. */
  readonly isAnnotated: boolean;
  /** Genes at the record's own side; for an event with two ends in one record, at both or between. */
  readonly own: readonly AnnotatedGene[];
  /** Genes at the mate's side, as its own record says. */
  readonly mate: readonly AnnotatedGene[];
  readonly pairs: readonly GenePair[];
  /** 5′ and 3′ partner as INFO names them. */
  readonly stated: readonly [string, string] | null;
}
