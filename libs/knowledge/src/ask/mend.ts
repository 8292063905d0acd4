import { editDistance, isOneInside, isSwap } from './edit-distance.ts';

/** Names by length, so that only those of about the same length are compared. */
export interface Spellings {
  readonly byLength: ReadonlyMap<number, readonly string[]>;
  readonly all: ReadonlySet<string>;
}

export function spellingsOf(names: Iterable<string>): Spellings {
  const all = new Set(names);
  const byLength = new Map<number, string[]>();
  for (const name of all) byLength.set(name.length, [...(byLength.get(name.length) ?? []), name]);
  return { byLength, all };
}

/**
 * How far a word may be from the name it is read as. Digits never change: they tell one gene, drug or disease from the next.
 *
 * | letters | edits |
 * |---|---|
 * | up to 4 | none (4: two neighbours swapped) |
 * | 5 to 8 | 1 |
 * | 9 and more | 2 |
 */
const edits = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);

/** The one name that a word with a slip can mean; null where none or several are as near. */
export function mendWord(word: string, { byLength, all }: Spellings): string | null {
  if (all.has(word) || word.length < 4) return null;
  const bound = edits(word.length);
  let best: { readonly name: string; readonly distance: number } | null = null;
  let isTied = false;
  for (let length = word.length - Math.max(bound, 0); length <= word.length + bound; length += 1) {
    for (const name of byLength.get(length) ?? []) {
      const distance = distanceOf(word, name, bound);
      if (distance === null || (best !== null && distance > best.distance)) continue;
      isTied = best !== null && distance === best.distance;
      best = { name, distance };
    }
  }
  return best === null || isTied ? null : best.name;
}

function distanceOf(word: string, name: string, bound: number): number | null {
  if (digits(word) !== digits(name)) return null;
  if (word.length === 4) return isSwap(word, name) ? 1 : null;
  const distance = editDistance(word, name, bound);
  if (distance > bound) return null;
  return distance === 2 && word[0] !== name[0] ? null : distance;
}

/**
 * A gene symbol with a slip: two letters swapped, or in five and more one letter too many or too few inside. A replaced letter is never mended, for families
 * differ by one (`PIK3CA`, `PIK3CB`), nor a symbol of three, nor one that is itself a symbol.
 */
export function mendGene(word: string, { byLength, all }: Spellings): string | null {
  if (all.has(word) || word.length < 4) return null;
  const near = [-1, 0, 1]
    .flatMap((more) => byLength.get(word.length + more) ?? [])
    .filter(
      (name) => name.length > 3 && digits(name) === digits(word) && (isSwap(word, name) || (word.length > 4 && isOneInside(word, name))),
    );
  const [only] = near;
  return near.length === 1 && only !== undefined ? only : null;
}

const digits = (word: string): string => word.replace(/\D/g, '');
