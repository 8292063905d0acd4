import type { DraftRecommendation, DraftSentence, Prioritization, Retrieval } from '@consilium/domain';
import { citablePassages } from './citable-passages.ts';
import { verifySentence } from './verify-sentence.ts';
import { knownTherapies } from './vocabulary.ts';

/**
 * The gate between any drafter and a reader. Contract:
 * 1. A sentence passes only if each of its citations holds and its numbers, genes, therapies, tiers and levels stand in what it cites.
 * 2. A sentence that fails goes whole, and is listed in `dropped` with its codes.
 * 3. Options and resistance are the engine's: whatever the drafter put there is replaced by what the prioritization says.
 */
export function verifyDraft(draft: DraftRecommendation, retrieval: Retrieval, prioritization: Prioritization): DraftRecommendation {
  const context = {
    passages: citablePassages(retrieval),
    prioritization,
    therapies: knownTherapies(prioritization, retrieval),
  };
  const judged = draft.sentences.map((sentence) => ({ sentence, codes: verifySentence(sentence, context) }));
  return {
    ...draft,
    options: prioritization.options,
    resistance: prioritization.resistance,
    sentences: judged.filter(({ codes }) => codes.length === 0).map(({ sentence }): DraftSentence => sentence),
    dropped: [
      ...draft.dropped,
      ...judged.filter(({ codes }) => codes.length > 0).map(({ sentence, codes }) => ({ text: sentence.text, codes })),
    ],
  };
}
