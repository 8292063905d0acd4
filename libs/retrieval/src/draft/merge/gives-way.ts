import type { DraftSection, DraftSentence } from '@consilium/domain';

/** Sections in which a model may word what the template quotes; everywhere else its sentences only come beside the template's. */
const WORDED: ReadonlySet<DraftSection> = new Set(['options', 'diagnostic', 'prognostic']);

/**
 * Does a sentence of the template give way to the accepted sentences of a model? The statement of an option and the record that carries its tier never do:
 * a tier without its record, or a record without its option, would be misread.
 *
 * | template's sentence | in | gives way to a model's sentence that |
 * |---|---|---|
 * | any | resistance, evidence against, not checked, additional tests, safety | nothing |
 * | engine, fact | options, diagnostic, prognostic | nothing |
 * | quoted | options, diagnostic, prognostic | quotes the same documents in the same section |
 */
export function givesWay(sentence: DraftSentence, worded: readonly DraftSentence[]): boolean {
  if (!WORDED.has(sentence.section) || sentence.kind !== 'quoted') return false;
  return worded.some(
    (other) =>
      other.kind === 'quoted' &&
      other.section === sentence.section &&
      sentence.citations.every(({ document }) => other.citations.some((citation) => citation.document === document)),
  );
}
