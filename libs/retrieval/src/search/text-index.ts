import { wordsOf } from './words.ts';

export interface TextHit {
  readonly id: string;
  /** 0–1, relative to the best hit. */
  readonly score: number;
}

export interface TextIndex {
  /** Texts with any of the words, best first, at most `limit`; the rarer a word the heavier. */
  search(text: string, limit: number): readonly TextHit[];
}

/** Words that texts share and that tell no two of them apart. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be been by for from had has have in into is it its no not of on or our that the their these this those to was we were which who with'.split(' '),
); // prettier-ignore

/** BM25+ (Lv and Zhai, 2011): saturation of repeated words, correction for length, least gain of a word that stands in the text. */
const SATURATION = 1.2;
const LENGTH = 0.7;
const LEAST_GAIN = 0.5;

/** Texts that hold a word, with how often. */
interface Postings {
  readonly texts: number[];
  readonly counts: number[];
}

/** Full-text index over `[id, text]`; ties keep the order of the texts. */
export function buildTextIndex(texts: Iterable<readonly [id: string, text: string]>): TextIndex {
  const ids: string[] = [];
  const lengths: number[] = [];
  const words = new Map<string, Postings>();
  for (const [id, text] of texts) lengths.push(addText(words, ids.push(id) - 1, text));
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1);
  return {
    search: (text, limit) => {
      const scores = new Float64Array(ids.length);
      for (const word of new Set(wordsOf(text))) addScores(scores, words.get(word), lengths, meanLength);
      return hitsOf(scores, ids, limit);
    },
  };
}

/** @returns length of the text in words */
function addText(words: Map<string, Postings>, at: number, text: string): number {
  const counts = new Map<string, number>();
  const all = wordsOf(text).filter((word) => !STOP_WORDS.has(word));
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts) {
    const postings = words.get(word) ?? { texts: [], counts: [] };
    postings.texts.push(at);
    postings.counts.push(count);
    words.set(word, postings);
  }
  return all.length;
}

function addScores(scores: Float64Array, postings: Postings | undefined, lengths: readonly number[], meanLength: number): void {
  if (postings === undefined) return;
  const { texts, counts } = postings;
  const rarity = Math.log(1 + (lengths.length - texts.length + 0.5) / (texts.length + 0.5));
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? 0;
    const count = counts[at] ?? 0;
    const norm = SATURATION * (1 - LENGTH + (LENGTH * (lengths[text] ?? 0)) / meanLength);
    scores[text] = (scores[text] ?? 0) + rarity * (LEAST_GAIN + (count * (SATURATION + 1)) / (count + norm));
  }
}

function hitsOf(scores: Float64Array, ids: readonly string[], limit: number): readonly TextHit[] {
  const found: number[] = [];
  for (let at = 0; at < scores.length; at += 1) if ((scores[at] ?? 0) > 0) found.push(at);
  const floor = found.length > limit ? (scores.toSorted()[scores.length - limit] ?? 0) : 0;
  const top = found.filter((at) => (scores[at] ?? 0) >= floor).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const best = scores[top[0] ?? 0] ?? 1;
  return top.slice(0, limit).map((at) => ({ id: ids[at] ?? '', score: (scores[at] ?? 0) / best }));
}
