import { IMPORTED_CORPORA } from '@consilium/domain/evidence';
import type { CorpusContent, CorpusHit, CorpusSearch, ImportedCorpus, SearchFacets } from '@consilium/domain/evidence';
import { buildTextIndex } from '../text-index.ts';
import type { TextIndex } from '../text-index.ts';
import { windowRows } from './window-row.ts';
import type { WindowRow } from './window-row.ts';
import { windowScorer } from './window-score.ts';

interface Shelf {
  readonly rows: readonly WindowRow[];
  readonly texts: TextIndex;
}

/** Windows considered: those with the highest text score. */
const WINDOWS_CONSIDERED = 2000;

/** Imported corpora in process, each its own index; for large ones Postgres keeps the same contract. */
export function createCorpusIndex(contents: readonly CorpusContent[]): CorpusSearch {
  const shelves = new Map<ImportedCorpus, Shelf>(
    IMPORTED_CORPORA.map((corpus) => [corpus, shelfOf(windowRows(contents.filter((content) => content.corpus === corpus)))]),
  );
  const found = (corpus: ImportedCorpus, facets: SearchFacets): readonly Scored[] => {
    const shelf = shelves.get(corpus);
    return shelf ? scored(shelf, facets) : [];
  };
  return {
    search: async (corpus, facets, limit) =>
      hitsOf(
        found(corpus, facets).filter(({ row }) => !isRetracted(row)),
        limit,
      ),
    retractedOf: async (corpus, facets) =>
      new Set(
        found(corpus, facets)
          .filter(({ row }) => isRetracted(row))
          .map(({ row }) => row.document.id),
      ).size,
  };
}

const shelfOf = (rows: readonly WindowRow[]): Shelf => ({
  rows,
  texts: buildTextIndex(rows.map(({ id, text }) => [String(id), text] as const)),
});

const isRetracted = ({ document }: WindowRow): boolean => document.retracted || document.standing === 'retracted';

interface Scored {
  readonly row: WindowRow;
  readonly score: number;
}

function scored({ rows, texts }: Shelf, facets: SearchFacets): readonly Scored[] {
  const scorer = windowScorer(facets);
  return texts
    .search(scorer.words.join(' '))
    .slice(0, WINDOWS_CONSIDERED)
    .flatMap(({ id, score }) => {
      const row = rows[Number(id)];
      return row ? [{ row, score: scorer.score(row, score) }] : [];
    })
    .sort((a, b) => b.score - a.score || order(a.row.document.id, b.row.document.id) || a.row.id - b.row.id);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The best window of each document. */
function hitsOf(windows: readonly Scored[], limit: number): readonly CorpusHit[] {
  const best = windows[0]?.score ?? 1;
  const hits = new Map<string, CorpusHit>();
  for (const { row, score } of windows) {
    if (hits.size >= limit) break;
    if (!hits.has(row.document.id))
      hits.set(row.document.id, { document: row.document, window: row.window, score: Math.round((score / best) * 10_000) / 10_000 });
  }
  return [...hits.values()];
}
