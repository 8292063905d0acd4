import type { ClaimWord } from './claim-words.ts';

const LONGEST = 5;

/** Abbreviations that the words of a text would make: `interstitial lung disease` makes ILD. Small words may be left out. */
export function initialsIn(words: readonly ClaimWord[]): ReadonlySet<string> {
  const letters = words.filter(({ kind, word }) => kind !== 'empty' && kind !== 'number' && /^[a-z]/.test(word));
  const made = new Set(words.flatMap(({ word }) => (word.startsWith('@') ? [word.slice(1)] : [])));
  for (let from = 0; from < letters.length; from += 1) {
    let initials = letters[from]?.word[0] ?? '';
    for (let at = from + 1; at < Math.min(letters.length, from + LONGEST) && letters[at]?.sentence === letters[from]?.sentence; at += 1) {
      initials += letters[at]?.word[0] ?? '';
      made.add(initials);
    }
  }
  return made;
}
