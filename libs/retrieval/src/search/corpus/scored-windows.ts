import type { SearchFacets } from '@consilium/domain/evidence';
import { buildTextIndex } from '../text-index.ts';
import type { TextIndex } from '../text-index.ts';
import { windowRows } from './window-row.ts';
import type { WindowRow, WindowedDocument } from './window-row.ts';
import { windowScorer } from './window-score.ts';

/** Windows of documents with their text index. */
export interface Shelf<D extends WindowedDocument> {
  readonly rows: readonly WindowRow<D>[];
  readonly texts: TextIndex;
}

export interface ScoredWindow<D extends WindowedDocument> {
  readonly row: WindowRow<D>;
  readonly score: number;
}

/** Windows considered: those with the highest text score. */
const WINDOWS_CONSIDERED = 600;

export function shelfOf<D extends WindowedDocument>(documents: Iterable<D>): Shelf<D> {
  const rows = windowRows(documents);
  return { rows, texts: buildTextIndex(rows.map(({ id, text }) => [String(id), text] as const)) };
}

/** Best first; ties by document, then by place. What meets nothing that was asked is left out. */
export function scoredWindows<D extends WindowedDocument>({ rows, texts }: Shelf<D>, facets: SearchFacets): readonly ScoredWindow<D>[] {
  const scorer = windowScorer(facets);
  return texts
    .search(scorer.words.join(' '), WINDOWS_CONSIDERED)
    .flatMap(({ id, score }) => {
      const row = rows[Number(id)];
      const total = row ? scorer.score(row, score) : 0;
      return row && total > 0 ? [{ row, score: total }] : [];
    })
    .sort((a, b) => b.score - a.score || order(a.row.document.id, b.row.document.id) || a.row.id - b.row.id);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
