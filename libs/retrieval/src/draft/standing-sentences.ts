import type { DraftContext } from './draft-context.ts';
import { engine } from './new-sentence.ts';
import type { NewSentence } from './new-sentence.ts';

const TOLD = {
  concern: 'A cited source stands under an expression of concern by its publisher; its mark says which.',
  corrected: 'A cited source was corrected by its publisher; its mark says which.',
} as const;

/** What a publisher says of a cited source is said in the draft as well, not only at the mark. */
export function standingSentences(sentences: readonly NewSentence[], { retrieval }: DraftContext): readonly NewSentence[] {
  const cited = new Set(sentences.flatMap(({ citations }) => citations.map(({ document }) => document)));
  const standings = new Set(retrieval.passages.flatMap(({ document }) => (cited.has(document.id) ? [document.standing] : [])));
  return (['concern', 'corrected'] as const).flatMap((standing) =>
    standings.has(standing) ? [engine('not-checked', TOLD[standing], '/findings')] : [],
  );
}
