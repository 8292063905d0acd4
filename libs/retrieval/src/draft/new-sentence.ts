import type { DraftSection, EngineSentence, FactSentence, QuotedSentence, RetrievedPassage } from '@consilium/domain';
import { renderFact } from '../document/render-fact.ts';

/** A sentence before it has its number. */
export type NewSentence = Omit<QuotedSentence, 'id'> | Omit<FactSentence, 'id'> | Omit<EngineSentence, 'id'>;

export const engine = (section: DraftSection, text: string, ...paths: readonly string[]): NewSentence => ({
  kind: 'engine',
  section,
  text,
  citations: paths.map((path) => ({ document: 'explanation', path })),
});

/** The record in our own wording, with every field it was rendered from. */
export const fact = (section: DraftSection, { document }: RetrievedPassage): NewSentence => ({
  kind: 'fact',
  section,
  text: renderFact(document.id, document.facts),
  citations: [{ document: document.id, fields: document.facts }],
});

export const quoted = (section: DraftSection, document: string, quote: string): NewSentence => ({
  kind: 'quoted',
  section,
  text: `\u201C${quote}\u201D`,
  citations: [{ document, quote }],
});
