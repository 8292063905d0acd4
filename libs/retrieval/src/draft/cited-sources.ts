import type { DraftSentence, Retrieval, SourceDocument } from '@consilium/domain';
import type { CitedSource } from '@consilium/domain/evidence';

/** What a reader is told of each document that the sentences cite, in the order of the sentences. */
export function citedSources(sentences: readonly DraftSentence[], { passages }: Retrieval): readonly CitedSource[] {
  const documents = new Map(passages.map(({ document }) => [document.id, document]));
  const cited = sentences.flatMap((sentence) => (sentence.kind === 'engine' ? [] : sentence.citations.map(({ document }) => document)));
  return [...new Set(cited)].flatMap((id) => {
    const document = documents.get(id);
    return document ? [sourceOf(document)] : [];
  });
}

const sourceOf = ({ id, corpus, title, licence, publishedOn, standing, facts }: SourceDocument): CitedSource => ({
  document: id,
  corpus: corpus ?? 'knowledge',
  title: title ?? null,
  licence: licence ?? null,
  publishedOn: publishedOn ?? facts['year'] ?? null,
  standing: standing ?? 'current',
});
