import MiniSearch from 'minisearch';
import { wordsOf } from './words.ts';

export interface TextHit {
  readonly id: string;
  /** 0–1, relative to the best hit. */
  readonly score: number;
}

export interface TextIndex {
  /** Any of the words, the rarer the heavier (BM25); a word of the text may be up to two slips away where it stands nowhere as written. */
  search(text: string): readonly TextHit[];
}

/** Words that the texts of this field share and that tell no two of them apart. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be been by for from had has have in into is it its no not of on or our that the their these this those to was we were which who with'.split(' '),
); // prettier-ignore

const tokenize = (text: string): string[] => wordsOf(text).filter((word) => !STOP_WORDS.has(word));

/** Full-text index over `[id, text]`. */
export function buildTextIndex(texts: Iterable<readonly [id: string, text: string]>): TextIndex {
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'], tokenize, processTerm: (term) => term });
  for (const [id, text] of texts) index.add({ id, text });
  return {
    search: (text) => {
      if (tokenize(text).length === 0) return [];
      const results = index.search(text, { combineWith: 'OR' });
      const best = results[0]?.score ?? 1;
      return results.map(({ id, score }) => ({ id: String(id), score: score / best }));
    },
  };
}
