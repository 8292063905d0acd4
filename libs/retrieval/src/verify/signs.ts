import { isUnwanted, polarityEvents } from './polarity-events.ts';
import type { PolarityEvent } from './polarity-events.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** Which ways a text speaks, by axis. */
export type Signs = ReadonlyMap<PolarityEvent['axis'], ReadonlySet<number>>;
export const NO_SIGNS: ReadonlySet<number> = new Set();

export function signsOf(words: readonly ClaimWord[]): Signs {
  const signs = new Map<PolarityEvent['axis'], Set<number>>();
  for (const { axis, sign, at } of polarityEvents(words)) {
    const [told, value] = axis === 'amount' ? amountOf(words, at, sign) : ([axis, sign] as const);
    signs.set(told, (signs.get(told) ?? new Set()).add(value));
  }
  return signs;
}

/** More of what is unwanted is a bad outcome; more of a response is a good one; of anything else it is an amount. */
function amountOf(words: readonly ClaimWord[], at: number, sign: number): readonly [PolarityEvent['axis'], number] {
  const near = words.slice(at + 1, at + 4).filter(({ clause }) => clause === words[at]?.clause);
  if (near.some(({ word }) => isUnwanted(word))) return ['outcome', -sign];
  if (near.some(({ word, idea }) => idea === 'survival' || idea.startsWith('@') || /^(?:sensitiv|respon|benefi|efficac)/.test(word)))
    return ['outcome', sign];
  return ['amount', sign];
}
