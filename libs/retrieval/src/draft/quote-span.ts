import type { SourceDocument } from '@consilium/domain';
import { splitSentences } from '@consilium/domain/evidence';
import type { TextSpan } from '@consilium/domain/evidence';
import { tokensOf } from '../verify/fold-text.ts';
import { judgeSpan } from '../verify/quoted-span.ts';

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

/** How a document without a structured record of its own may be quoted: nothing but its words tells what it says of whom. */
export interface QuoteTerms {
  /** Only from this part of the text. */
  readonly window?: TextSpan | undefined;
  /** Names that the sentence must carry, all of them. */
  readonly all?: readonly string[];
  /** Names of which it must carry one. */
  readonly oneOf?: readonly string[];
  /** `plain`: none that denies, or speaks of resistance or harm, for it may be misread as speaking for. `denying`: only such, under evidence against. */
  readonly tone?: 'plain' | 'denying';
}

const DENYING =
  /\b(?:not|no|nor|never|neither|without|cannot|lack\w*|fail\w*|resist\w*|refractory|reduced|decreased|shorter|lower|inactive|ineffective|insensitiv\w*|inferior|worse\w*|poor\w*|unlikely|limited|discontinu\w*|toxic\w*|adverse|contraindicat\w*|avoid\w*|only if|hypothes\w*|whether)\b/i;

/** The sentence of a document that names most of the facets (variant, therapy, disease); null when none is quotable or none names any. */
export function quoteFrom(document: SourceDocument, facets: readonly string[], terms: QuoteTerms = {}): Quote | null {
  if (!document.quotable || document.retracted || document.standing === 'retracted') return null;
  const wanted = facets.map(wordsOf).filter((words) => words.length > 0);
  const candidates = sentencesOf(document, terms.window).flatMap((quote) => {
    const tokens = tokensOf(quote).flatMap((token) => [token.toLowerCase(), ...token.toLowerCase().split('-')]);
    const names = (facet: readonly string[]): boolean => facet.every((token) => tokens.includes(token));
    const coverage = wanted.filter(names).length;
    if (coverage < LEAST_COVERAGE || !fits(quote, names, terms)) return [];
    if (tokensOf(quote).length > LONGEST_QUOTE || judgeSpan(quote, document.text) !== 'verbatim') return [];
    return [{ document: document.id, quote, coverage: coverage + (OUTCOME.test(quote) ? 1 : 0) }];
  });
  return candidates.sort((a, b) => b.coverage - a.coverage || a.quote.length - b.quote.length)[0] ?? null;
}

const wordsOf = (facet: string): readonly string[] => tokensOf(facet).map((token) => token.toLowerCase());

const fits = (quote: string, names: (words: readonly string[]) => boolean, { all = [], oneOf = [], tone }: QuoteTerms): boolean =>
  all.map(wordsOf).every(names) &&
  (oneOf.length === 0 || oneOf.map(wordsOf).some(names)) &&
  (tone === undefined ||
    (tone === 'denying' ? DENYING.test(quote.replace(REFRACTORY_GROUP, ' ')) : !DENYING.test(quote) && !PLANS.test(quote)));

/** `chemotherapy refractory patients` tells who was treated, and nothing of what came of it. */
const REFRACTORY_GROUP = /\brefractory\b(?! to)/gi;
/** A trial that is under way has shown nothing yet. */
const PLANS = /\b(?:ongoing|under ?way|recruiting|(?:is|are) (?:currently )?being|will be|planned)\b/i;

/** The document's own sentences, where its import has found them; of a window, those that stand in it whole. */
const sentencesOf = ({ text, sentences }: SourceDocument, window: TextSpan = [0, text.length]): readonly string[] =>
  (sentences ?? splitSentences(text))
    .filter(([start, end]) => start >= window[0] && end <= window[1])
    .map(([start, end]) => text.slice(start, end));

export interface QuoteSource {
  readonly document: SourceDocument;
  readonly terms?: QuoteTerms;
}

/** Passages that speak against, to be quoted where they say so. */
export const denying = (passages: readonly QuoteSource[]): readonly QuoteSource[] =>
  passages.map(({ document }) => ({ document, terms: { tone: 'denying' } }));

/** Passages that tell a resistance, to be quoted where they say so of the finding, by its gene or name. */
export const resisting = (passages: readonly QuoteSource[], names: readonly string[]): readonly QuoteSource[] =>
  passages.map(({ document }) => ({ document, terms: { tone: 'denying', oneOf: names } }));

/** Best quote over several documents; one whose publisher warns of it comes last, then the earlier document wins a tie. */
export function bestQuote(sources: readonly QuoteSource[], facets: readonly string[]): Quote | null {
  const quotes = sources.flatMap(({ document, terms }) => {
    const quote = quoteFrom(document, facets, terms);
    return quote === null ? [] : [{ quote, isWarnedOf: document.standing === 'concern' }];
  });
  return quotes.sort((a, b) => Number(a.isWarnedOf) - Number(b.isWarnedOf) || b.quote.coverage - a.quote.coverage)[0]?.quote ?? null;
}
