import type { SearchFacets } from '@consilium/domain/evidence';
import { profileWords } from '../record/record-row.ts';
import { wordsOf } from '../words.ts';
import type { WindowRow } from './window-row.ts';

const WEIGHTS = { gene: 4, variant: 6, disease: 2, therapy: 2, text: 3 } as const;
/** What a name further back in the list says less: ancestors and other names follow the asked one. */
const LATER_NAME = 0.8;

export interface WindowScorer {
  /** What the window meets, not yet relative to the best. */
  score(row: WindowRow, textScore: number): number;
  /** Words to look for in the text index. */
  readonly words: readonly string[];
}

type Phrase = readonly string[];

/** Scorer of one query over running text: a facet is met by the share of its words that stand in the window. */
export function windowScorer(facets: SearchFacets): WindowScorer {
  const genes = facets.genes.map(wordsOf).filter(notEmpty);
  const variants = facets.variants.map((variant) => profileWords(variant)).filter(notEmpty);
  const diseases = facets.diseases.map(wordsOf).filter(notEmpty);
  const therapies = facets.therapies.map(wordsOf).filter(notEmpty);
  const words = [...new Set([...genes, ...variants, ...diseases, ...therapies].flat().concat(wordsOf(facets.text)))];
  return {
    words,
    score: ({ words: known }, textScore) =>
      WEIGHTS.gene * bestShare(genes, known, true) +
      WEIGHTS.variant * bestShare(variants, known, false) +
      WEIGHTS.disease * ordered(diseases, known) +
      WEIGHTS.therapy * bestShare(therapies, known, true) +
      WEIGHTS.text * textScore,
  };
}

const notEmpty = (words: Phrase): boolean => words.length > 0;

/** @param whole a name counts as a whole only: half a gene's name is no gene */
function bestShare(phrases: readonly Phrase[], known: ReadonlySet<string>, whole: boolean): number {
  let best = 0;
  for (const phrase of phrases) {
    const share = phrase.filter((word) => known.has(word)).length / phrase.length;
    best = Math.max(best, whole && share < 1 ? 0 : share);
  }
  return best;
}

function ordered(phrases: readonly Phrase[], known: ReadonlySet<string>): number {
  let best = 0;
  for (const [at, phrase] of phrases.entries())
    if (phrase.every((word) => known.has(word))) best = Math.max(best, at === 0 ? 1 : LATER_NAME);
  return best;
}
