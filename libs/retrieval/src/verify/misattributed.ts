import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import type { ClaimWord } from './words/claim-words.ts';

const BOUND: ReadonlySet<ClaimWord['kind']> = new Set(['number', 'drug', 'symbol', 'variant', 'treatment', 'disease']);
const REACH = 7;
/** How much better the crossed reading must be. */
const MARGIN = 0.3;
const LABELS = /^(?:with|without|not|no|non|none|neither|than|versus|vs|and|compared|against)$/;
const PARTS = /^(?:than|versus|vs|and|compared|against)$/;
const MOST = 8;

/**
 * Two things of one kind keep what is said of them: `8 % with and 47 % without` is not `47 % with and 8 % without`.
 *
 * 1. Names and numbers that stand once in the claim and once in the quote are paired by kind.
 * 2. Each has the words near it as its company, nearer ones counting more, those of another clause half.
 * 3. Where the company of the first in the claim is clearly that of the second in the quote and the other way round, the two were swapped.
 */
export function misattributedCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  if (/\brespectively\b/i.test(claim.text) !== /\brespectively\b/i.test(source.quote.text)) return [];
  const said = boundIn(claim);
  const held = boundIn(source.quote);
  const shared = [...said.keys()].filter((idea) => held.has(idea)).slice(0, MOST);
  const isSwapped = shared.some((a, index) =>
    shared.slice(index + 1).some((b) => {
      const [inClaim, inQuote] = [
        [said.get(a), said.get(b)],
        [held.get(a), held.get(b)],
      ] as const;
      const [ca, cb, qa, qb] = [inClaim[0], inClaim[1], inQuote[0], inQuote[1]];
      if (
        ca === undefined ||
        cb === undefined ||
        qa === undefined ||
        qb === undefined ||
        ca.kind !== cb.kind ||
        ca.unit !== cb.unit ||
        qa.unit !== qb.unit
      )
        return false;
      if (Math.abs(ca.at - cb.at) <= 2 && Math.abs(qa.at - qb.at) <= 2 && ca.at < cb.at === qa.at < qb.at) return false;
      const straight = likeness(ca.company, qa.company, a, b) + likeness(cb.company, qb.company, a, b);
      const crossed = likeness(ca.company, qb.company, a, b) + likeness(cb.company, qa.company, a, b);
      return crossed - straight > MARGIN;
    }),
  );
  return isSwapped ? ['CLAIM.MISATTRIBUTED'] : [];
}

interface Bound {
  readonly kind: ClaimWord['kind'];
  readonly unit: string | null;
  readonly at: number;
  readonly company: ReadonlyMap<string, number>;
}

function boundIn({ words, quantities }: ReadText): ReadonlyMap<string, Bound> {
  const units = new Map(quantities.map(({ at, unit }) => [words[at], unit]));
  const telling = words.filter(({ idea, word }) => idea !== '' || LABELS.test(word));
  const count = new Map<string, number>();
  for (const { idea } of telling) count.set(idea, (count.get(idea) ?? 0) + 1);
  return new Map(
    telling.flatMap((word, at) =>
      BOUND.has(word.kind) && count.get(word.idea) === 1
        ? [[word.idea, { kind: word.kind, unit: units.get(word) ?? null, at, company: companyOf(telling, at) }]]
        : [],
    ),
  );
}

function companyOf(words: readonly ClaimWord[], at: number): ReadonlyMap<string, number> {
  const company = new Map<string, number>();
  const here = words[at];
  for (let other = Math.max(0, at - REACH); other <= Math.min(words.length - 1, at + REACH); other += 1) {
    const word = words[other];
    if (word === undefined || other === at || PARTS.test(word.word) || word.sentence !== here?.sentence) continue;
    const weight = (1 / Math.abs(other - at)) * (word.clause === here.clause ? 1 : 0.5) * (isParted(words, at, other) ? 0.5 : 1);
    const key = word.idea === '' ? word.word : word.idea;
    company.set(key, Math.max(company.get(key) ?? 0, weight));
  }
  return company;
}

const isParted = (words: readonly ClaimWord[], a: number, b: number): boolean =>
  words.slice(Math.min(a, b) + 1, Math.max(a, b)).some(({ word }) => PARTS.test(word));

function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, ...without: readonly string[]): number {
  let sum = 0;
  for (const [idea, weight] of a) if (!without.includes(idea)) sum += Math.sqrt(weight * (b.get(idea) ?? 0));
  return sum;
}
