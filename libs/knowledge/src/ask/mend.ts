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
export function mendWord(word: string, spellings: Spellings): string | null {
  if (spellings.all.has(word) || word.length < 4) return null;
  const known = remembered.get(spellings) ?? new Map<string, string | null>();
  if (known.size >= REMEMBERED) known.clear();
  remembered.set(spellings, known);
  const before = known.get(word);
  if (before !== undefined) return before;
  const meant = nearest(word, spellings);
  known.set(word, meant);
  return meant;
}

/** The same word is asked for in many windows of a question. */
const REMEMBERED = 5000;
const remembered = new WeakMap<Spellings, Map<string, string | null>>();

function nearest(word: string, { byLength }: Spellings): string | null {
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
 * differ by one (`PIK3CA`, `PIK3CB`), nor a symbol of three, nor one that is itself a symbol, nor where a second symbol is as near.
 */
export function mendGene(word: string, { byLength, all }: Spellings): string | null {
  if (all.has(word) || word.length < 4) return null;
  const near = [-1, 0, 1].flatMap((more) => byLength.get(word.length + more) ?? []).filter((name) => editDistance(word, name, 1) === 1);
  const [only] = near;
  if (near.length !== 1 || only === undefined || only.length < 4 || digits(only) !== digits(word)) return null;
  return isSwap(word, only) || (word.length > 4 && isOneInside(word, only)) ? only : null;
}

const digits = (word: string): string => word.replace(/\D/g, '');
