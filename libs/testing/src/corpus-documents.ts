import { createHash } from 'node:crypto';
import { splitSentences } from '@consilium/domain/evidence';
import type { CorpusContent, CorpusDocument, ImportedCorpus, TextSpan } from '@consilium/domain/evidence';

const SENTENCES_A_WINDOW = 4;

/** A document of a corpus as an importer would make it; synthetic texts and made-up ids only. */
export function aCorpusDocument(given: Partial<CorpusDocument> & Pick<CorpusDocument, 'id' | 'text'>): CorpusDocument {
  const sentences = splitSentences(given.text);
  return {
    source: given.id.slice(0, Math.max(given.id.indexOf(':'), 0)),
    corpus: 'literature',
    title: null,
    sections: [],
    sentences,
    windows: windowsOf(sentences),
    quotable: true,
    sha256: createHash('sha256').update(given.text).digest('hex'),
    facts: {},
    retracted: given.standing === 'retracted',
    standing: 'current',
    licence: null,
    language: 'en',
    publishedOn: '2024',
    ...given,
  };
}

function windowsOf(sentences: readonly TextSpan[]): readonly TextSpan[] {
  const windows: TextSpan[] = [];
  for (let at = 0; at < sentences.length; at += SENTENCES_A_WINDOW) {
    const [first, last] = [sentences[at], sentences[Math.min(at + SENTENCES_A_WINDOW, sentences.length) - 1]];
    if (first && last) windows.push([first[0], last[1]]);
  }
  return windows;
}

export const aCorpus = (documents: readonly CorpusDocument[], corpus: ImportedCorpus = 'literature'): CorpusContent => ({
  corpus,
  title: `synthetic ${corpus}`,
  licence: null,
  documents,
  refused: [],
});
