import type { DraftSentence } from '@consilium/domain';

/** A statement of the engine opens a paragraph; the facts and quotations after it stand under it. None is left out. */
export function paragraphsOf(sentences: readonly DraftSentence[]): readonly (readonly DraftSentence[])[] {
  const paragraphs: DraftSentence[][] = [];
  for (const sentence of sentences) {
    const open = paragraphs.at(-1);
    if (open && open[0]?.kind === 'engine' && sentence.kind !== 'engine') open.push(sentence);
    else paragraphs.push([sentence]);
  }
  return paragraphs;
}
