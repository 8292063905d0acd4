import type { SourceDocument } from '@consilium/domain';
import { splitSentences } from '@consilium/domain/evidence';
import { tokensOf } from '../verify/fold-text.ts';
import { MINIMUM_TOKENS, judgeSpan } from '../verify/quoted-span.ts';

/** Longer sentences are not read in a board; they stay one click away. */
const LONGEST_QUOTE = 50;
/** A sentence that names only the drug, or only the variant, is no evidence for the pair. */
const LEAST_COVERAGE = 2;
const OUTCOME = /\b(?:response|responded|survival|progression|sensitiv\w*|efficacy|benefit|approv\w*|PFS|ORR|OS)\b/;

export interface Quote {
  readonly document: string;
  readonly quote: string;
  /** Facets that the sentence names, and one more when it tells an outcome. */
  readonly coverage: number;
}

/** The sentence of a document that names most of the facets (variant, therapy, disease); null when none is quotable or none names any. */
export function quoteFrom(document: SourceDocument, facets: readonly string[]): Quote | null {
  if (!document.quotable || document.retracted) return null;
  const wanted = facets.map((facet) => tokensOf(facet).map((token) => token.toLowerCase())).filter((tokens) => tokens.length > 0);
  const candidates = sentencesOf(document).flatMap((quote) => {
    const tokens = tokensOf(quote).flatMap((token) => [token.toLowerCase(), ...token.toLowerCase().split('-')]);
    if (tokens.length < MINIMUM_TOKENS || tokensOf(quote).length > LONGEST_QUOTE || judgeSpan(quote, document.text) !== 'verbatim')
      return [];
    const coverage = wanted.filter((facet) => facet.every((token) => tokens.includes(token))).length;
    return coverage < LEAST_COVERAGE ? [] : [{ document: document.id, quote, coverage: coverage + (OUTCOME.test(quote) ? 1 : 0) }];
  });
  return candidates.sort((a, b) => b.coverage - a.coverage || a.quote.length - b.quote.length)[0] ?? null;
}

/** The document's own sentences, where its import has found them. */
const sentencesOf = ({ text, sentences }: SourceDocument): readonly string[] =>
  (sentences ?? splitSentences(text)).map(([start, end]) => text.slice(start, end));

/** Best quote over several documents; earlier documents win a tie. */
export function bestQuote(documents: readonly SourceDocument[], facets: readonly string[]): Quote | null {
  const quotes = documents.map((document) => quoteFrom(document, facets)).filter((quote) => quote !== null);
  return quotes.sort((a, b) => b.coverage - a.coverage)[0] ?? null;
}
