import type { DraftSentence, DroppedSentence, Prioritization, Retrieval } from '@consilium/domain';
import type { Narration } from '@consilium/domain/evidence';
import { citablePassages } from './citable-passages.ts';
import { boundCodes, modelBounds } from './model-bounds.ts';
import { verifySentence } from './verify-sentence.ts';
import { knownTherapies } from './vocabulary.ts';

/** More than this share of sentences dropped, and none of them is used: a text with so much wrong in it is not trusted in the rest. */
const HIGHEST_DROPPED_SHARE = 0.2;

export interface GatedNarration {
  /** Sentences that hold, marked as the model's. Used only when `accepted`. */
  readonly kept: readonly DraftSentence[];
  readonly dropped: readonly DroppedSentence[];
  readonly accepted: boolean;
  /** How often each code fell; a sentence counts once for each of its codes. */
  readonly byCode: Readonly<Record<string, number>>;
}

/**
 * The gate for a model's sentences.
 *
 * | proposed | dropped | accepted |
 * |---|---|---|
 * | none | - | no |
 * | some | all | no |
 * | some | over a fifth | no |
 * | some | up to a fifth | yes |
 */
export function gateNarration(narration: Narration, retrieval: Retrieval, prioritization: Prioritization): GatedNarration {
  const context = { passages: citablePassages(retrieval), prioritization, therapies: knownTherapies(prioritization, retrieval) };
  const bounds = modelBounds(retrieval, prioritization);
  const judged = narration.sentences.map((proposed) => {
    const sentence: DraftSentence = { ...proposed, author: 'model' };
    return { sentence, codes: [...new Set([...verifySentence(sentence, context), ...boundCodes(sentence, bounds)])] };
  });
  const kept = judged.filter(({ codes }) => codes.length === 0).map(({ sentence }) => sentence);
  const dropped = judged.filter(({ codes }) => codes.length > 0);
  const byCode: Record<string, number> = {};
  for (const code of dropped.flatMap(({ codes }) => codes)) byCode[code] = (byCode[code] ?? 0) + 1;
  return {
    kept,
    dropped: dropped.map(({ sentence: { text, section }, codes }) => ({ text, codes, author: 'model', section })),
    accepted: kept.length > 0 && dropped.length <= HIGHEST_DROPPED_SHARE * judged.length,
    byCode,
  };
}
