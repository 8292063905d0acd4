import type { CopyNumber } from '@consilium/domain';
import type { SampleCall } from '../sample/sample-call.ts';

/** What a record says of the copies of its segment; null where it does not. */
export interface CopyState {
  readonly copies: number | null;
  readonly minorCopies: number | null;
  readonly log2: number | null;
}

/** CN of the sample or of INFO, `<CN3>`, FACETS' TCN_EM and LCN_EM, MCN of the minor allele, FOLD_CHANGE_LOG of CNVkit. */
export function copyState(call: SampleCall, info: SampleCall, alt: string): CopyState {
  const symbol = /^<CN(\d+)>$/.exec(alt)?.[1];
  return {
    copies: first(call, 'CN') ?? first(info, 'CN') ?? first(info, 'TCN_EM') ?? (symbol === undefined ? null : Number(symbol)),
    minorCopies: first(call, 'MCN') ?? first(info, 'MCN') ?? first(info, 'LCN_EM'),
    log2: signed(info.text('FOLD_CHANGE_LOG') ?? info.text('LOG2')),
  };
}

const first = (call: SampleCall, field: string): number | null =>
  call.numbers(field).length === 1 ? (call.numbers(field)[0] ?? null) : null;
const signed = (text: string | null): number | null => (text !== null && /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(text) ? Number(text) : null);

/** Copies from which an amplification is counted (2-domain-rules §7). */
const AMPLIFIED = 5;

/**
 * | copies | change |
 * |---|---|
 * | not stated | loss by a deletion, gain by a duplication, else none |
 * | under 0.5 | deletion |
 * | under 1.5 | loss; none on X and Y, where one copy may be all there is |
 * | 5 and more | amplification |
 * | over 2.5 | gain |
 * | else | none |
 */
export function changeOf({ copies }: CopyState, type: string, chrom: string): CopyNumber['change'] | null {
  if (copies === null) return type === 'DEL' ? 'loss' : type === 'DUP' ? 'gain' : null;
  if (copies < 0.5) return 'deletion';
  if (copies < 1.5) return /^[XY]$/.test(chrom) ? null : 'loss';
  if (copies >= AMPLIFIED) return 'amplification';
  return copies > 2.5 ? 'gain' : null;
}
