import type { SourceDocument } from '@consilium/domain';
import { IMPORTED_CORPORA } from '@consilium/domain/evidence';
import type { CorpusHit, CorpusSearch, ImportedCorpus, SearchFacets } from '@consilium/domain/evidence';
import { runsOf } from '../../select/near-duplicates.ts';
import { select } from '../../select/select-passages.ts';
import type { Gathering } from '../../select/gathered-passages.ts';
import { windowWords } from './window-row.ts';
import { windowScorer } from './window-score.ts';

/** Each corpus has its own places: a large one never crowds out the other, nor the records that the draft cites. */
const PASSAGES_PER_CORPUS = 4;
const HITS_CONSIDERED = 30;
/** A text that only names the gene in passing is none about the finding. */
const LEAST_COVERAGE = 0.35;
/** A text of no structured record never outranks a record that the explanation names. */
const HIGHEST_SCORE = 0.9;

/** Windows of guidelines and literature for one finding, by what they tell of it; the text score only orders equals. */
export async function corpusPassages(corpora: CorpusSearch, facets: SearchFacets): Promise<readonly Gathering[]> {
  const lists = await Promise.all(IMPORTED_CORPORA.map((corpus) => passagesOf(corpora, corpus, facets)));
  return lists.flat();
}

async function passagesOf(corpora: CorpusSearch, corpus: ImportedCorpus, facets: SearchFacets): Promise<readonly Gathering[]> {
  const scorer = windowScorer(facets);
  const hits = await corpora.search(corpus, facets, HITS_CONSIDERED);
  const candidates = hits
    .filter(({ document }) => !document.retracted && document.standing !== 'retracted')
    .map((hit) => ({ hit, coverage: scorer.coverage(windowWords(hit.document, hit.window)) }))
    .filter(({ coverage }) => coverage >= LEAST_COVERAGE)
    .map(({ hit, coverage }) => ({
      id: hit.document.id,
      stance: 'context' as const,
      score: Math.round(HIGHEST_SCORE * (0.95 * coverage + 0.05 * hit.score) * 10_000) / 10_000,
      publication: hit.document.id,
      runs: runsOf(hit.document.text.slice(...hit.window)),
      hit,
    }));
  return select(candidates, PASSAGES_PER_CORPUS).map(({ hit, score }) => gatheringOf(hit, score));
}

const gatheringOf = ({ document, window }: CorpusHit, score: number): Gathering => ({
  document: withoutWindows(document),
  stance: 'context',
  score,
  window,
  publication: document.id,
});

/** A passage carries the one window that was found. */
function withoutWindows({ windows: _, ...document }: CorpusHit['document']): SourceDocument {
  return document;
}

/** How many retracted documents speak of the same; told to the reader. */
export async function retractedDocuments(corpora: CorpusSearch, facets: SearchFacets): Promise<number> {
  const counts = await Promise.all(IMPORTED_CORPORA.map((corpus) => corpora.retractedOf?.(corpus, facets) ?? 0));
  return counts.reduce((sum, count) => sum + count, 0);
}
