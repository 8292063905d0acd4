import type { SourceDocument, Stance } from '@consilium/domain';
import type { CorpusSearch, ImportedCorpus, SearchFacets, TextSpan } from '@consilium/domain/evidence';
import { runsOf } from '../../select/near-duplicates.ts';
import { select } from '../../select/select-passages.ts';
import { windowWords } from './window-row.ts';
import { windowScorer } from './window-score.ts';

export interface CorpusSearchHit {
  readonly rank: number;
  readonly document: SourceDocument;
  readonly stance: Stance;
  readonly score: number;
  readonly window: TextSpan;
  readonly burst?: boolean;
}

/** A text says less for sure than a record of the same. */
const HIGHEST_SCORE = 0.9;

/** Hits of one corpus in the order of its index, scored against what the best of them tells of the query, so that they stand beside records. */
export async function corpusHits(
  corpora: CorpusSearch,
  corpus: ImportedCorpus,
  facets: SearchFacets,
  k: number,
): Promise<readonly CorpusSearchHit[]> {
  const hits = await corpora.search(corpus, facets, 2 * k);
  const [first] = hits;
  if (first === undefined) return [];
  const best = windowScorer(facets).coverage(windowWords(first.document, first.window));
  const candidates = hits.map(({ document, window, score }) => ({
    id: document.id,
    stance: 'context' as const,
    score: Math.round(HIGHEST_SCORE * best * score * 100_000) / 100_000,
    publication: document.id,
    runs: runsOf(document.text.slice(...window)),
    document,
    window,
  }));
  return select(candidates, k).map(({ document, window, stance, score, burst }, at) => ({
    rank: at + 1,
    document,
    window,
    stance,
    score,
    ...(burst ? { burst } : {}),
  }));
}
