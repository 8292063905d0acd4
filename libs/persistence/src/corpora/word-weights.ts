import type { ImportedCorpus } from '@consilium/domain/evidence';
import { onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';

export interface WordWeight {
  readonly word: string;
  /** Passages of all corpora of this kind that hold the word. */
  readonly passages: number;
  /** Inverse document frequency: what meeting the word tells. */
  readonly weight: number;
}

const WORDS_AT_MOST = 12;

const COUNTS = `
  SELECT (SELECT coalesce(sum(passages), 0)::int FROM knowledge.corpus WHERE kind = $1) AS total,
    (SELECT coalesce(json_object_agg(w.word, w.passages), '{}') FROM (
      SELECT w.word, sum(w.passages) AS passages FROM knowledge.corpus_word w JOIN knowledge.corpus c ON c.ord = w.corpus
      WHERE c.kind = $1 AND w.word = ANY($2) GROUP BY w.word) w) AS counts`;

/** The most telling words of a text, rarest first. A word that was counted nowhere stands in one passage, or in none. */
export async function weightsOf(sql: Sql, kind: ImportedCorpus, words: readonly string[]): Promise<readonly WordWeight[]> {
  if (words.length === 0) return [];
  const { total, counts } = onlyRow(await sql.rows<{ total: number; counts: Readonly<Record<string, number>> }>(COUNTS, [kind, words]));
  if (total === 0) return [];
  return words
    .map((word) => {
      const passages = counts[word] ?? 1;
      return { word, passages, weight: Math.log(1 + total / passages) };
    })
    .sort((a, b) => a.passages - b.passages)
    .slice(0, WORDS_AT_MOST);
}

/** Passages that a query by words alone may look at. */
const PASSAGES_AT_MOST = 3000;

/** The rarest words, as many as stay within bounds; the two rarest together when even the rarest is common. */
export function tellingWords(weights: readonly WordWeight[]): { readonly words: readonly string[]; readonly together: boolean } {
  let sum = 0;
  const rare = weights.filter(({ passages }) => (sum += passages) <= PASSAGES_AT_MOST).map(({ word }) => word);
  return rare.length > 0 ? { words: rare, together: false } : { words: weights.slice(0, 2).map(({ word }) => word), together: true };
}
