import { readFileSync } from 'node:fs';
import { readPackFile } from '../starter/pack-files.ts';

interface Names {
  readonly spoken: ReadonlyMap<string, readonly string[]>;
  readonly packed: ReadonlyMap<string, readonly string[]>;
}

let loaded: Names | undefined;

/** Letters and digits in lower case, umlauts as two letters, spaces between: `Ösophagus-Karzinom` → `oesophagus karzinom`. */
export const foldedName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter)
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/tumour/g, 'tumor')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** What a name says besides the tumor type: spread, stage, course. */
const COURSE =
  /^(?:(?:locally )?advanced|metastatic|metastasi[sz]ed|unresectable|inoperable|recurrent|relapsed|refractory|primary|early|stage (?:iv|iii|ii|i|\d)[abc]?|metastasiertes?|fortgeschrittenes?|rezidiviertes?) /;

/**
 * Forms in which a name is looked up, as written first: without stage and course, without "NOS" or what stands in parentheses, in the singular, and with
 * "cancer" for "carcinoma" and the reverse. A form never names another organ or histology.
 */
export function nameForms(text: string): readonly string[] {
  const bare = foldedName(text.replace(/\([^()]*\)/g, ' '));
  const plain = [foldedName(text), bare].flatMap((name) => [name, withoutCourse(name)]);
  const single = plain.flatMap((name) => [name, name.replace(/ nos$/, ''), name.replace(/s$/, '')]);
  const swapped = single.flatMap((name) => [name, name.replace(/\bcarcinoma\b/, 'cancer'), name.replace(/\bcancer\b/, 'carcinoma')]);
  return [...new Set(swapped)].filter((name) => name !== '');
}

const withoutCourse = (name: string): string => {
  const shorter = name.replace(COURSE, '');
  return shorter === name ? name : withoutCourse(shorter);
};

/** OncoTree codes of a name that clinics use; several where it leaves the type open, none where it is not known. */
export const spokenCodes = (name: string): readonly string[] => names().spoken.get(foldedName(name)) ?? [];

/** OncoTree codes that have this very name in the tree's excerpt of the built-in pack. */
export const packedCodes = (name: string): readonly string[] => names().packed.get(foldedName(name)) ?? [];

/** All names that clinics use, for suggestions. */
export const spokenNames = (): ReadonlyMap<string, readonly string[]> => names().spoken;

function names(): Names {
  if (loaded) return loaded;
  const spoken: unknown = JSON.parse(readFileSync(new URL('./tumor-type-names.json', import.meta.url), 'utf8'));
  loaded = {
    spoken: new Map(
      rowsOf(spoken).flatMap(([codes, written]) => listOf(written).map((name) => [foldedName(name), listOf(codes)] as const)),
    ),
    packed: grouped(rowsOf(readPackFile('tumor-types')).map(([code, , name]) => [foldedName(String(name)), String(code)])),
  };
  return loaded;
}

function rowsOf(file: unknown): readonly (readonly unknown[])[] {
  const rows: unknown = typeof file === 'object' && file !== null && 'rows' in file ? file.rows : null;
  if (!Array.isArray(rows)) throw new Error('A file of tumor-type names has no list "rows".');
  return rows.filter((row): row is readonly unknown[] => Array.isArray(row));
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

function grouped(pairs: readonly (readonly [name: string, code: string])[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const [name, code] of pairs) map.set(name, [...(map.get(name) ?? []), code]);
  return map;
}
