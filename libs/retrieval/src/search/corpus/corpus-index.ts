import { IMPORTED_CORPORA } from '@consilium/domain/evidence';
import type { CorpusContent, CorpusHit, CorpusSearch, ImportedCorpus } from '@consilium/domain/evidence';
import { shelfOf, scoredWindows } from './scored-windows.ts';
import type { ScoredWindow, Shelf } from './scored-windows.ts';
import type { CorpusDocument, SearchFacets } from '@consilium/domain/evidence';
import { wordsOf } from '../words.ts';

type Scored = ScoredWindow<CorpusDocument>;

/** Imported corpora in process, each its own index; for large ones Postgres keeps the same contract. */
export function createCorpusIndex(contents: readonly CorpusContent[]): CorpusSearch {
  const shelves = new Map<ImportedCorpus, Shelf<CorpusDocument>>(
    IMPORTED_CORPORA.map((corpus) => [corpus, shelfOf(documentsOf(contents, corpus))]),
  );
  const found = (corpus: ImportedCorpus, facets: SearchFacets): readonly Scored[] => {
    const shelf = shelves.get(corpus);
    return shelf ? scoredWindows(shelf, facets) : [];
  };
  return {
    search: async (corpus, facets, limit) =>
      hitsOf(
        found(corpus, facets).filter((one) => !isRetracted(one)),
        limit,
      ),
    retractedOf: async (corpus, facets) => {
      const speaking = found(corpus, facets).filter((one) => isRetracted(one) && speaksOfGenes(one, facets));
      return new Set(speaking.map(({ row }) => row.document.id)).size;
    },
  };
}

/** A document that several imports hold is one; the first speaks, and its worst standing holds. */
function documentsOf(contents: readonly CorpusContent[], corpus: ImportedCorpus): Iterable<CorpusDocument> {
  const documents = new Map<string, CorpusDocument>();
  for (const content of contents)
    for (const document of content.corpus === corpus ? content.documents : []) {
      const known = documents.get(document.id);
      documents.set(document.id, known && document.retracted ? { ...known, retracted: true, standing: 'retracted' } : (known ?? document));
    }
  return documents.values();
}

const isRetracted = ({ row: { document } }: Scored): boolean => document.retracted || document.standing === 'retracted';

const speaksOfGenes = ({ row }: Scored, { genes }: SearchFacets): boolean =>
  genes.length === 0 || genes.some((gene) => wordsOf(gene).every((word) => row.documentWords.has(word)));

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
