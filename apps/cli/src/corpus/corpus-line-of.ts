import type { CorpusLine } from '@consilium/contracts';
import type { CorpusManifest } from '@consilium/knowledge';

export function corpusLineOf({ id, corpus, title, licence, sha256, importedAt, documents, counts, refused }: CorpusManifest): CorpusLine {
  const { current = 0, corrected = 0, concern = 0, retracted = 0, windows = 0, hiddenCharacters = 0, ...met } = counts;
  return {
    schema: 'consilium/corpus/1',
    id,
    corpus,
    title,
    licence,
    sha256,
    importedAt,
    documents,
    windows,
    standing: { current, corrected, concern, retracted },
    hiddenCharacters,
    counts: met,
    refused,
  };
}
