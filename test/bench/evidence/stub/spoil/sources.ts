import { sentencesOf } from '../good-sentences.ts';
import { passageOf, withCitation } from './spoiler.ts';
import type { Spoiler } from './spoiler.ts';
import { hashOf, oneOf } from '../wire.ts';

/** An id that looks like a real one and is none; for a statement about the run a path that leads nowhere. */
export const inventedId: Spoiler = (sentence) =>
  withCitation(sentence, (citation) =>
    citation.path === undefined
      ? { ...citation, document: `civic:EID${90_000_000 + (hashOf(sentence.text) % 9_999_999)}` }
      : { ...citation, path: '/options/9999' },
  );

/** The words of one document under the id of another. */
export const otherDocumentQuote: Spoiler = (sentence, told) =>
  withCitation(sentence, (citation) => {
    if (citation.quote === undefined) return null;
    const here = passageOf(citation.document, told)?.text ?? '';
    const elsewhere = told.passages
      .filter(({ id }) => id !== citation.document)
      .flatMap(({ text = '' }) => sentencesOf(text))
      .filter((quote) => !here.includes(quote));
    const quote = oneOf(elsewhere, sentence.text);
    return quote === undefined ? null : { ...citation, quote };
  });

/** A quotation of which one word is another: the mark says verbatim, the text is not. */
export const retoldQuote: Spoiler = (sentence) =>
  withCitation(sentence, (citation) => {
    if (citation.quote === undefined) return null;
    const quote = citation.quote.replace(/\b(?:with|in|and|of|to)\b/, 'throughout');
    return quote === citation.quote ? null : { ...citation, quote };
  });
