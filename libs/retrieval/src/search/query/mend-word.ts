import type { Vocabulary } from './vocabulary.ts';

const SHORTEST = 5;
/** From this length on two slips are forgiven, one before. */
const LONG = 9;

/**
 * The known word that a slip of the keyboard stands for, or null.
 * 1. Only words of five letters and more, without digits: a variant or a gene symbol is never mended into another.
 * 2. One letter too many, too few, wrong or swapped; two from nine letters on.
 * 3. Two known words equally near: not mended.
 */
export function mendWord(word: string, { longWords }: Vocabulary): string | null {
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return null;
  const allowed = word.length >= LONG ? 2 : 1;
  let best: { readonly words: readonly string[]; readonly slips: number } = { words: [], slips: allowed + 1 };
  for (let length = word.length - allowed; length <= word.length + allowed; length += 1)
    for (const known of longWords.get(length) ?? []) {
      if (known[0] !== word[0] && known[1] !== word[1]) continue;
      const slips = slipsBetween(word, known, best.slips);
      if (slips === 0) return known;
      if (slips < best.slips) best = { words: [known], slips };
      else if (slips === best.slips && slips <= allowed) best = { words: [...best.words, known], slips };
    }
  return best.words.length === 1 ? (best.words[0] ?? null) : null;
}

/** Optimal string alignment distance (insertion, deletion, substitution, swap of neighbours), cut off at `limit` + 1. */
export function slipsBetween(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min((last[j] ?? Infinity) + 1, (row[j - 1] ?? Infinity) + 1, (last[j - 1] ?? Infinity) + change, swap));
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
