import { cleanText } from '../shared/untrusted-text.ts';
import { IDENTIFYING_RULES } from './identifying-rules.ts';
import type { IdentifierClass } from './identifier-class.ts';
import { identifierPattern } from './given-identifiers.ts';

export interface Deidentified {
  readonly text: string;
  /** How many of each class were taken out; classes with none are absent. */
  readonly removed: Readonly<Record<string, number>>;
}

/**
 * Takes out of a free text what tells a person, before it leaves the house: the given identifiers in any case and with any separators, and the
 * identifiers of 45 CFR 164.514(b)(2) that have a form of their own, in English and German. Genes, variants, drugs, trial and publication ids, figures
 * of laboratory and years stand. Contract:
 * 1. Every part taken out leaves the name of its class in brackets, so that a reader sees that something stood there.
 * 2. Doubt is resolved against the text: a false alarm costs a word, a miss a patient's name.
 * 3. Known gap: a name without title, label or entry in `identifiers` has no form that a rule could see.
 */
export function deidentify(text: string, identifiers: readonly string[]): Deidentified {
  const removed: Partial<Record<IdentifierClass, number>> = {};
  const count = (kind: IdentifierClass): void => {
    removed[kind] = (removed[kind] ?? 0) + 1;
  };
  const withoutGiven = identifierPatterns(identifiers).reduce(
    (rest, pattern) =>
      rest.replace(pattern, () => {
        count('identifier');
        return '[identifier]';
      }),
    cleanText(text).text,
  );
  return { text: IDENTIFYING_RULES.reduce((rest, rule) => rule(rest, count), withoutGiven), removed };
}

/** Longest first: a short identifier inside a long one must not break it. */
const identifierPatterns = (identifiers: readonly string[]): readonly RegExp[] =>
  identifiers.toSorted((a, b) => b.length - a.length).flatMap(identifierPattern);
