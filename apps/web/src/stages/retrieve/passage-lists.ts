import { CORPORA } from '@consilium/domain/evidence';
import type { Corpus } from '@consilium/domain/evidence';
import type { Retrieval, RetrievedPassage } from '@consilium/domain';

export interface PassageList {
  readonly corpus: Corpus;
  readonly passages: readonly RetrievedPassage[];
}

/** One list a corpus, in the fixed order, the empty ones left out. A document stored before there were corpora is knowledge. */
export function passageLists({ passages, history = [], decisions = [] }: Retrieval): readonly PassageList[] {
  const listOf = (corpus: Corpus): readonly RetrievedPassage[] => {
    if (corpus === 'history') return history;
    if (corpus === 'decision') return decisions;
    return passages.filter(({ document }) => (document.corpus ?? 'knowledge') === corpus);
  };
  return CORPORA.map((corpus) => ({ corpus, passages: listOf(corpus) })).filter((list) => list.passages.length > 0);
}

const SHOWN_AT_FIRST = 10;

/** The best of a long list with everything that speaks against, in the order of the list. */
export const firstPassages = (passages: readonly RetrievedPassage[]): readonly RetrievedPassage[] =>
  passages.filter(({ stance }, index) => index < SHOWN_AT_FIRST || stance === 'against');
