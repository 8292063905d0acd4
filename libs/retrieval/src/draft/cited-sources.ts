import type { DraftSentence, Retrieval, SourceDocument } from '@consilium/domain';
import type { CitedSource } from '@consilium/domain/evidence';
import { citablePassages } from '../verify/citable-passages.ts';

/** What a reader is told of each document that the sentences cite, in the order of the sentences. */
export function citedSources(sentences: readonly DraftSentence[], retrieval: Retrieval): readonly CitedSource[] {
  const passages = citablePassages(retrieval);
  const cited = sentences.flatMap((sentence) => (sentence.kind === 'engine' ? [] : sentence.citations.map(({ document }) => document)));
  return [...new Set(cited)].flatMap((id) => {
    const passage = passages.get(id);
    return passage ? [sourceOf(passage.document)] : [];
  });
}

/** Licences of the sources that the built-in imports read, by the part of a document's id before the colon. */
const LICENCES: Readonly<Record<string, string>> = { civic: 'CC0 1.0' };

const sourceOf = ({ id, source, corpus, title, licence, publishedOn, standing, facts }: SourceDocument): CitedSource => ({
  document: id,
  corpus: corpus ?? 'knowledge',
  title: title ?? recordTitle(facts),
  licence: licence ?? LICENCES[source] ?? null,
  publishedOn: publishedOn ?? facts['year'] ?? null,
  standing: standing ?? 'current',
});

/** What a record is about, so that a reader of a quotation need not look its id up; a label or a fact of ours has no source to quote. */
function recordTitle(facts: SourceDocument['facts']): string | null {
  const { variant, disease, level, pmid } = facts;
  const parts = [variant, disease, level && `level ${level}`, pmid && `PMID ${pmid}`].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}
