import type { ClaimWord } from './words/claim-words.ts';

export interface Alignment {
  /** Places in claim and quote of equal words, in order. */
  readonly pairs: readonly (readonly [claim: number, quote: number])[];
  /** Of the claim's words. */
  readonly share: number;
}

export const keyOf = ({ idea, word }: ClaimWord): string => (idea === '' ? word : idea);

/** Longest common subsequence of two texts, by what their words stand for. */
export function alignWords(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): Alignment {
  const [a, b] = [claim.map(keyOf), quote.map(keyOf)];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return { pairs, share: a.length === 0 ? 0 : pairs.length / a.length };
}
