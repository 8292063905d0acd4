import { cleanText } from '../shared/untrusted-text.ts';

const SEPARATORS = String.raw`[\s\-_./,:;^|+#*]{0,3}`;
/** Digits of a long number may be told in groups. */
const LONG_NUMBER = 5;
const SHORTEST_NAME = 3;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa' };
const SPELLED = Object.fromEntries(Object.entries(UMLAUTS).map(([letter, spelled]) => [spelled, letter]));

/**
 * Patterns under which one given identifier may stand in a text.
 *
 * | given | found |
 * |---|---|
 * | `PAT-0042` | `pat 0042`, `PAT0042`, `pat_0042` |
 * | `123456789` | `123 456 789` |
 * | `Erika Mustermann` | `MUSTERMANN, Erika`, `Mustermann`, `Erika` |
 * | `Müller`, `Mueller` | `Mueller`, `Muller`, `Müller` |
 */
export function identifierPattern(identifier: string): readonly RegExp[] {
  const parts = cleanText(identifier).text.match(/\p{L}+|\p{N}+/gu) ?? [];
  if (parts.join('').length < 2) return [];
  const whole = [pattern(parts), ...(parts.length > 1 ? [pattern(parts.toReversed())] : [])];
  return isPersonName(identifier, parts)
    ? [...whole, ...parts.filter((part) => part.length >= SHORTEST_NAME).map((part) => pattern([part]))]
    : whole;
}

const pattern = (parts: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])${parts.map(spellings).join(SEPARATORS)}(?![\p{L}\p{N}])`, 'giu');

/** A name of several words, each of letters that begin with a capital; a file name is none. */
const isPersonName = (identifier: string, parts: readonly string[]): boolean =>
  parts.length > 1 && parts.length <= 5 && !/[._\d]/.test(identifier) && parts.every((part) => /^\p{Lu}/u.test(part));

function spellings(part: string): string {
  if (/^\p{N}+$/u.test(part)) return part.length >= LONG_NUMBER ? [...part].join(String.raw`[\s\-./]?`) : part;
  return (part.toLowerCase().match(/ae|oe|ue|ss|aa|./gu) ?? []).map(letterSpellings).join('');
}

function letterSpellings(letter: string): string {
  const umlaut = SPELLED[letter];
  if (umlaut) return `(?:${letter}|${umlaut})`;
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return base === letter && !UMLAUTS[letter] ? letter : `(?:${[letter, base, UMLAUTS[letter]].filter(Boolean).join('|')})`;
}
