import type { TumorType } from '@consilium/domain';
import { foldedName, nameForms, spokenNames } from './name-codes.ts';

const SHOWN = 3;
/** Dice coefficient of the letter pairs under which two names have nothing to do with each other. */
const LEAST_LIKENESS = 0.4;

/** Tumor types whose name is most like what was written, the likest first: a suggestion to a person, never an answer. */
export function nearestTypes(written: string, types: readonly TumorType[]): readonly TumorType[] {
  const byCode = new Map(types.map((type) => [type.code, type]));
  const spoken = [...spokenNames()].flatMap(([name, [code = '', ...others]]) => (others.length > 0 ? [] : [[name, code] as const]));
  const named = [...types.map((type) => [foldedName(type.name), type.code] as const), ...spoken];
  const forms = nameForms(written).map(pairsOf);
  const likeness = new Map<string, number>();
  for (const [name, code] of named) {
    const pairs = pairsOf(name);
    const best = Math.max(0, ...forms.map((form) => dice(form, pairs)));
    if (best >= LEAST_LIKENESS && best > (likeness.get(code) ?? 0)) likeness.set(code, best);
  }
  return [...likeness]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .flatMap(([code]) => byCode.get(code) ?? [])
    .slice(0, SHOWN);
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
