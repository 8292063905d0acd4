import type { TumorType } from '@consilium/domain';
import { diseaseKey, englishOf } from './disease-words.ts';
import type { DiseaseNames } from './diseases.ts';
import { nodeOf, nodeOfWord, pathOf } from './diseases.ts';
import { editDistance } from './edit-distance.ts';
import { mendWord } from './mend.ts';
import type { Span } from './span.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import { endsClause } from './words.ts';
import type { Word } from './words.ts';

export interface DiseaseSpan extends Span {
  readonly type: TumorType;
}

/** Short forms that are everyday words when written small. */
const EVERYDAY = new Set([
  'all',
  'et',
  'sm',
  'fl',
  'hl',
  'cup',
  'mel',
  'acc',
  'atc',
  'des',
  'bl',
  'pv',
  'mm',
  'um',
  'gb',
  'wm',
  'ball',
  'tall',
  'ups',
  'bcl',
  'dtc',
  'hist',
  'leuk',
  'blood',
  'met',
]);

/** Tumor types that a question names, longest name first at each place. */
export function diseaseSpans(words: readonly Word[], vocabulary: QuestionVocabulary): readonly DiseaseSpan[] {
  const spans: DiseaseSpan[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const span = longestAt(words, from, vocabulary);
    if (span === null) continue;
    spans.push(span);
    from = span.to;
  }
  return spans.length > 0 ? spans : adjectives(words, vocabulary);
}

const ORGAN: Readonly<Record<string, string>> = {
  colorectal: 'colorectal cancer',
  pancreatic: 'Pancreatic Adenocarcinoma',
  gastric: 'gastric cancer',
  endometrial: 'Endometrial Carcinoma',
  ovarian: 'ovarian epithelial cancer',
  urothelial: 'urothelial cancer',
  prostate: 'Prostate Adenocarcinoma',
  thyroid: 'thyroid cancer',
  breast: 'Invasive Breast Carcinoma',
};

/** `HER2 positive colorectal, third line`: an organ as an adjective, where no tumor is named and it is not the place of a metastasis. */
function adjectives(words: readonly Word[], { types }: QuestionVocabulary): readonly DiseaseSpan[] {
  return words.flatMap(({ key }, at) => {
    const name = Object.hasOwn(ORGAN, key) ? ORGAN[key] : undefined;
    const type =
      name === undefined || /^(?:mets?|metasta\w*|lesions?|masses|nodules?)$/.test(words[at + 1]?.key ?? '') ? null : nodeOf(name, types);
    return type === null ? [] : [{ from: at, to: at, readAs: type.name, mended: true, type }];
  });
}

function longestAt(words: readonly Word[], from: number, vocabulary: QuestionVocabulary): DiseaseSpan | null {
  for (let to = Math.min(words.length, from + vocabulary.diseases.longest) - 1; to >= from; to -= 1) {
    const window = words.slice(from, to + 1);
    if (window.slice(1).some(({ gap }) => endsClause(gap))) continue;
    const found = nameOf(window, vocabulary);
    const type = found === null ? null : nodeOf(found.name, vocabulary.types);
    if (found !== null && type !== null) return { from, to, readAs: type.name, mended: found.mended, type };
  }
  return distinctive(words[from], from, vocabulary);
}

const TUMOR_WORD = /^[a-z]{5,}(?:oma|omas|emia|cytosis|matosis)$/;
const TOO_WIDE = new Set([
  'carcinoma',
  'adenocarcinoma',
  'sarcoma',
  'lymphoma',
  'leukemia',
  'neoplasm',
  'metastasis',
  'fibrosis',
  'necrosis',
  'thrombosis',
  'diagnosis',
  'prognosis',
  'cirrhosis',
  'hematoma',
  'blastoma',
  'cancer',
  'tumor',
]);

/** One word of a tumor's name, where it is of one branch alone. */
function distinctive(word: Word | undefined, at: number, { types }: QuestionVocabulary): DiseaseSpan | null {
  const english = word === undefined ? '' : englishOf(word.key);
  if (!TUMOR_WORD.test(english) || TOO_WIDE.has(english)) return null;
  const type = nodeOfWord(english, types);
  return type === null ? null : { from: at, to: at, readAs: type.name, mended: true, type };
}

const SMALL_CODES = new Set(['LUAD', 'LUSC', 'PRAD', 'PAAD', 'SKCM', 'COAD', 'GIST', 'CML', 'AML', 'MDS', 'HCC', 'HNSC', 'SCLC', 'NSCLC']);

interface Named {
  readonly name: string;
  readonly mended: boolean;
}

function nameOf(window: readonly Word[], { diseases, diseaseSpellings }: QuestionVocabulary): Named | null {
  const [only] = window;
  if (window.length === 1 && only !== undefined) {
    const code = codeOf(only.text, diseases);
    if (code !== null) return { name: code, mended: false };
  }
  if (isFiller(window[0]) || isFiller(window.at(-1))) return null;
  const written = diseaseKey(window.map(({ key }) => key).join(' '));
  const exact = diseases.names.get(written);
  if (exact !== undefined) return { name: exact, mended: diseaseKey(exact) !== written };
  const mended = window.map(({ key }) => (isKnown(key, diseases) ? key : (mendWord(key, diseaseSpellings) ?? key)));
  const meant = diseases.names.get(diseaseKey(mended.join(' ')));
  if (meant !== undefined) return { name: meant, mended: true };
  const near = window.length < 2 ? undefined : oneWordOff(written, diseases);
  return near === undefined ? null : { name: near, mended: true };
}

const isKnown = (key: string, { words }: DiseaseNames): boolean => words.has(key) || words.has(englishOf(key));
const isFiller = (word: Word | undefined): boolean => word === undefined || diseaseKey(word.key) === '';

/** Codes of the tree in capitals; short forms of clinics in small letters as well, where they are no everyday word. */
function codeOf(text: string, { codes }: DiseaseNames): string | null {
  const bare = codes.has(text) ? text : text.replace(/^m(?=[A-Z]{2,})/, '');
  if (codes.has(bare)) return codes.get(bare) ?? null;
  if (text !== text.toLowerCase() || text.length < 3 || EVERYDAY.has(text)) return null;
  const upper = [text.toUpperCase(), text.toUpperCase().replace(/^M(?=.{3})/, '')].find((code) => codes.has(code));
  return upper === undefined || (codes.get(upper) === upper && !SMALL_CODES.has(upper)) ? null : (codes.get(upper) ?? null);
}

/** A name of several words of which one has a slip, though too short a word to be mended alone (`non small cell lug cancer`). */
function oneWordOff(key: string, diseases: DiseaseNames): string | undefined {
  const words = key.split(' ');
  if (words.length < 2) return undefined;
  const hits = words.flatMap((word) =>
    word.length < (words.length > 2 ? 3 : 4)
      ? []
      : (missingOne(diseases).get(words.filter((other) => other !== word).join(' ')) ?? [])
          .filter(([meant]) => editDistance(word, meant, 1) === 1 && !diseases.words.has(word))
          .map(([, name]) => name),
  );
  return new Set(hits).size === 1 ? hits[0] : undefined;
}

type Missing = ReadonlyMap<string, readonly (readonly [word: string, name: string])[]>;
const indexes = new WeakMap<DiseaseNames, Missing>();

/** Names by what is left of them without one word. */
function missingOne(diseases: DiseaseNames): Missing {
  const known = indexes.get(diseases);
  if (known) return known;
  const map = new Map<string, (readonly [string, string])[]>();
  for (const [key, name] of diseases.names) {
    const words = key.split(' ');
    if (words.length < 2) continue;
    for (const word of words) {
      const rest = words.filter((other) => other !== word).join(' ');
      map.set(rest, [...(map.get(rest) ?? []), [word, name]]);
    }
  }
  indexes.set(diseases, map);
  return map;
}

/** The tumor type that is meant: the most exact of those on one branch; of several branches the first, or for a diagnosis the one asked for, the last. */
export function meantDisease(spans: readonly DiseaseSpan[], asksDiagnosis: boolean, types: readonly TumorType[]): DiseaseSpan | null {
  const start = asksDiagnosis ? spans.at(-1) : spans[0];
  if (start === undefined) return null;
  return spans.reduce(
    (best, span) => (span.type.code !== best.type.code && pathOf(span.type.code, types).includes(best.type.code) ? span : best),
    start,
  );
}
