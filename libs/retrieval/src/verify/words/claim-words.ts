import { foldText } from '../fold-text.ts';
import { CLINICAL_PHRASES } from './clinical-phrases.ts';
import { EMPTY_WORDS, SAME_IDEA } from './clinical-words.ts';
import { isDiseaseWord } from './disease-words.ts';
import { DRUG_PHRASES, TREATMENT_CLASSES, isDrugWord } from './drug-words.ts';
import { shortNotation } from './short-notation.ts';
import { stemOf } from './stem-of.ts';

export type WordKind = 'empty' | 'word' | 'number' | 'symbol' | 'variant' | 'drug' | 'disease' | 'treatment' | 'outcome';

export interface ClaimWord {
  /** As written, after folding. */
  readonly raw: string;
  readonly word: string;
  /** What it stands for: the same for spellings and synonyms of one thing. */
  readonly idea: string;
  readonly kind: WordKind;
  readonly value: number | null;
  /** Numbers of sentence and of clause, from 0. */
  readonly sentence: number;
  readonly clause: number;
}

const TOKEN = /NCT\d+|\d+(?:,\d{3})*(?:\.\d+)?(?![A-Za-z0-9_*])|\.\d+|[A-Za-z0-9\u00C0-\u024F]+(?:[_*>][A-Za-z0-9*]+)*\*?|%|[.;:,!?]/g;
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15,
  sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000,
}; // prettier-ignore
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const COUNTED = new Set(['phase', 'stage', 'grade', 'class', 'type', 'tier']);
const VARIANT =
  /^(?:[A-Z]\d{1,5}(?:[A-Z*]|fs\w*|del\w*|ins\w*|dup\w*|_\w+)?\*?\d*|\d+[ACGT]>[ACGT]|\d+_?\d*(?:del|ins|dup)\w*|[A-Z]\d+_[A-Z]\d+\w*)$/;
const SYMBOL = /^(?=.*[A-Z])[A-Z0-9]{2,}$/;

interface Token {
  raw: string;
  word: string;
  sentence: number;
  clause: number;
}

/** Words of a text with what they stand for. Same input, same output; linear. */
export function claimWords(text: string): readonly ClaimWord[] {
  const tokens = tokensIn(inDigits(shortNotation(foldText(text))));
  const out: ClaimWord[] = [];
  for (let at = 0; at < tokens.length;) {
    const phrase = phraseAt(tokens, at);
    const here = tokens[at];
    if (here === undefined) break;
    if (phrase === null) {
      out.push(wordOf(here, tokens[at - 1], out.at(-1)));
      at += 1;
      continue;
    }
    for (const word of phrase.reads)
      out.push(wordOf({ ...here, raw: word.startsWith('@') ? word : word.toUpperCase(), word }, undefined, undefined, word));
    at += phrase.length;
  }
  return out;
}

/** `twenty-nine` is one number. */
const COMPOUND = /\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](one|two|three|four|five|six|seven|eight|nine)\b/gi;
const inDigits = (text: string): string =>
  text.replace(COMPOUND, (_all, tens: string, ones: string) =>
    String((NUMBER_WORDS[tens.toLowerCase()] ?? 0) + (NUMBER_WORDS[ones.toLowerCase()] ?? 0)),
  );

function tokensIn(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    if (/^[.;:,!?]$/.test(raw)) {
      clause += 1;
      if (endsSentence(raw, text.slice(index + 1, index + 3), tokens.at(-1)?.word)) sentence += 1;
      continue;
    }
    const word = americanOf(raw.toLowerCase());
    if (CLAUSE_WORDS.has(word)) clause += 1;
    tokens.push({ raw, word, sentence, clause });
  }
  return tokens;
}
const BRITISH = /ae|oe|our|isation|ised\b/;
/** `leukaemia`, `haematologic`, `oesophageal`, `tumour`, `randomised` in their other spelling. */
const americanOf = (word: string): string =>
  BRITISH.test(word)
    ? word
        .replace(/aemi|^haem|^anaem|paed|gynaec|anaesth|orrhoe|^oes|oedem/, (part) => part.replace(/[ao]e/, 'e'))
        .replace(/^(tum|behavi|fav|harb|col)our/, '$1or')
        .replace(/(randomi|locali|characteri|stabili|authori|sensiti|generali|recogni)s(ed|ation)$/, '$1z$2')
    : word;
/** A full stop after an abbreviation, or before a small letter or a number, ends nothing. */
const endsSentence = (mark: string, following: string, before: string | undefined): boolean =>
  mark !== ',' && mark !== ':' && (mark !== '.' || (/^(?:\s+[^a-z\s]|\s*$)/.test(following) && !ABBREVIATED.has(before ?? '')));
const ABBREVIATED = new Set(['vs', 'al', 'approx', 'fig', 'no', 'resp', 'eg', 'ie', 'e', 'g', 'i', 'cf', 'etc', 'dr']);
const CLAUSE_WORDS = new Set(['but', 'whereas', 'while', 'although', 'though', 'however', 'yet', 'aber', 'jedoch']);

function wordOf(
  { raw, word, sentence, clause }: Token,
  before: Token | undefined,
  last: ClaimWord | undefined,
  phrase?: string,
): ClaimWord {
  const place = { raw, word, sentence, clause };
  const value = phrase === undefined ? valueOf(raw, word, before, last) : null;
  if (value !== null) return { ...place, idea: `#${value}`, kind: 'number', value };
  const { kind, idea } = phrase === undefined ? meaningOf(raw, word) : newMeaning(raw, word, phrase);
  return { ...place, idea, kind, value: null };
}

type Meaning = Pick<ClaimWord, 'kind' | 'idea'>;
const MEANINGS = new Map<string, Meaning>();
const MEANINGS_AT_MOST = 50_000;

/** Words come again and again; what one means by itself is found once. */
function meaningOf(raw: string, word: string): Meaning {
  const known = MEANINGS.get(raw);
  if (known !== undefined) return known;
  const meaning = newMeaning(raw, word, undefined);
  if (MEANINGS.size < MEANINGS_AT_MOST) MEANINGS.set(raw, meaning);
  return meaning;
}

function newMeaning(raw: string, word: string, phrase: string | undefined): Meaning {
  const kind = kindOf(raw, word, phrase);
  return { kind, idea: kind === 'empty' ? '' : kind === 'symbol' || kind === 'variant' ? word : ideaOf(word) };
}

function valueOf(raw: string, word: string, before: Token | undefined, last: ClaimWord | undefined): number | null {
  if (/^[\d.,]+$/.test(raw)) return Number(raw.replaceAll(',', ''));
  const roman = ROMAN[word];
  if (
    roman !== undefined &&
    before !== undefined &&
    (COUNTED.has(before.word) || (/^(?:or|and|to)$/.test(before.word) && last !== undefined)) &&
    raw === raw.toUpperCase()
  )
    return roman;
  return NUMBER_WORDS[word] ?? null;
}

function kindOf(raw: string, word: string, phrase: string | undefined): WordKind {
  if (word.startsWith('@')) return 'outcome';
  if (EMPTY_WORDS.has(word) || word === '%') return 'empty';
  if (phrase === undefined && VARIANT.test(raw) && /\d/.test(raw)) return 'variant';
  if (isDrugWord(word)) return 'drug';
  if (BIOMARKER_WORDS.has(word)) return 'symbol';
  if (TREATMENT_CLASSES.has(word) || TREATMENT_CLASSES.has(word.replace(/s$/, ''))) return 'treatment';
  if (isDiseaseWord(word)) return 'disease';
  if (phrase !== undefined) return /\d/.test(word) || GENE_PHRASES.has(word) ? 'symbol' : 'word';
  return SYMBOL.test(raw) || (/\d/.test(raw) && /[A-Za-z]/.test(raw)) ? 'symbol' : 'word';
}
const GENE_PHRASES = new Set(['kit', 'met', 'bcr', 'ntrk', 'egfr', 'tmb', 'microsatellite', 'mismatch', 'homologous', 'tandem']);
const BIOMARKER_WORDS = new Set(['microsatellite', 'mismatch', 'homologous', 'tandem']);

/** Shorter stems are those of unlike words (`less`, `lesion`). */
const SHORTEST_STEM = 4;
const IDEAS: ReadonlyMap<string, string> = new Map(
  [...SAME_IDEA].reverse().flatMap((line) => {
    const [name = '', ...others] = line.split(' ');
    return [...others, name].flatMap((word) => [
      ...(stemOf(word).length >= SHORTEST_STEM ? [[stemOf(word), name] as const] : []),
      [word, name] as const,
    ]);
  }),
);

export const ideaOf = (word: string): string =>
  IDEAS.get(word) ?? (stemOf(word).length >= SHORTEST_STEM ? IDEAS.get(stemOf(word)) : undefined) ?? stemOf(word);

interface Phrase {
  readonly words: readonly string[];
  readonly reads: readonly string[];
  readonly length: number;
}

const PHRASES: ReadonlyMap<string, readonly Phrase[]> = phraseTable([...CLINICAL_PHRASES, ...DRUG_PHRASES]);

function phraseTable(lines: readonly string[]): ReadonlyMap<string, readonly Phrase[]> {
  const table = new Map<string, Phrase[]>();
  for (const line of lines) {
    const [reads = '', spellings = ''] = line.split(': ');
    for (const spelling of spellings.split(' | ')) {
      const words = tokensIn(shortNotation(spelling)).map(({ word }) => word);
      const [first = ''] = words;
      if (first !== '') table.set(first, [...(table.get(first) ?? []), { words, reads: reads.split(' '), length: words.length }]);
    }
  }
  for (const phrases of table.values()) phrases.sort((a, b) => b.length - a.length);
  return table;
}

const phraseAt = (tokens: readonly Token[], at: number): Phrase | null =>
  (PHRASES.get(tokens[at]?.word ?? '') ?? []).find(({ words }) =>
    words.every((word, index) => tokens[at + index]?.word === word && !isShout(word, tokens[at + index]?.raw)),
  ) ?? null;

/** Short spellings that are also English words (`met`, `os`, `pr`, `ci`) count only in capitals. */
const isShout = (word: string, raw: string | undefined): boolean => LOWERCASE_WORDS.has(word) && raw === word;
const LOWERCASE_WORDS = new Set(['or', 'all', 'ci', 'pr', 'cr', 'os', 'hr', 'pv', 'met', 'kit', 'apl', 'mds', 'soc', 'sd', 'pd']);
