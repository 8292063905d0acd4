import { certaintyCodes } from './certainty.ts';
import type { ClaimCode } from './claim-codes.ts';
import { claimSource, readText } from './claim-source.ts';
import type { ClaimRecord, ClaimSource, ReadText } from './claim-source.ts';
import { comparisonCodes } from './comparison.ts';
import { contrastCodes } from './contrasts.ts';
import { courseCodes } from './courses.ts';
import { denialCodes } from './denials.ts';
import { directionCodes } from './direction.ts';
import { doseCodes } from './doses.ts';
import { unsupportedNames } from './entities.ts';
import { figureCodes } from './figures.ts';
import { foldText } from './fold-text.ts';
import { gradingCodes, withoutGrades } from './grading.ts';
import { groundingCodes, recordGroundingCodes } from './grounding.ts';
import { harmCodes } from './harms.ts';
import { unsupportedIdentifiers, withoutIdentifiers } from './identifiers.ts';
import { misattributedCodes } from './misattributed.ts';
import { oppositeCodes } from './opposites.ts';
import { populationCodes } from './population.ts';
import { unsupportedNumbers, unsupportedShares } from './quantities.ts';
import { quotationCodes, unquoted } from './quotation-marks.ts';
import { spanIn } from './quoted-span.ts';
import { samenessCodes } from './sameness.ts';
import { standingCodes } from './standings.ts';
import { unlikeWordCodes } from './unlike-words.ts';
import { unsafeCodes } from './unsafe-text.ts';

/**
 * Does the claim say no more, and nothing else, than the quotes and the record? Codes of what is wrong. Contract:
 * 1. The quotes have been found verbatim in their documents before; a claim that is itself a span of a quote holds, unless it leaves a negation behind.
 * 2. Else every rule is asked, and each judges one idea: identifiers, numbers, names, doses, grades, certainty, population, direction, comparison,
 *    what belongs to what, the words that differ where the claim repeats the quote, and whether it is about the same matter at all.
 * 3. What no sentence may carry (links, markup, instructions, lines of approval) is refused in either case.
 * 4. Pure, and linear in claim times quote.
 */
export function judgeClaim(text: string, quotes: readonly string[], record: ClaimRecord | null): readonly ClaimCode[] {
  const spans = quotes.map((quote) => spanIn(withoutEnd(unquoted(text)), quote));
  const isVerbatim = spans.includes('verbatim');
  const unsafe = unsafeCodes(text, quotes.join('\n'), isVerbatim);
  const marks = quotationCodes(text, quotes);
  if (isVerbatim) return [...new Set([...unsafe, ...marks])];
  const cut: readonly ClaimCode[] = spans.includes('cuts-negation') ? ['CLAIM.POLARITY'] : [];
  return [...new Set([...unsafe, ...marks, ...cut, ...wordingCodes(readText(text), claimSource(quotes, record))])];
}

/** A claim that rests on a record and no quote: our own wording of its fields. */
export function judgeFact(text: string, record: ClaimRecord): readonly ClaimCode[] {
  const source = claimSource([], record);
  const claim = readText(text);
  return [
    ...new Set([
      ...unsafeCodes(text, '', false),
      ...quotationCodes(text, []),
      ...factCodes(claim, source),
      ...recordGroundingCodes(readText(withoutIdentifiers(withoutGrades(foldText(text)))), source),
    ]),
  ];
}

function factCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  return [
    ...supportCodes(claim, source),
    ...doseCodes(claim, source),
    ...gradingCodes(claim, source),
    ...certaintyCodes(claim, source),
    ...populationCodes(claim, source),
    ...directionCodes(claim, source),
  ];
}

function wordingCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  return [
    ...factCodes(claim, source),
    ...denialCodes(claim, source),
    ...comparisonCodes(claim, source),
    ...contrastCodes(claim, source),
    ...courseCodes(claim, source),
    ...figureCodes(claim, source),
    ...harmCodes(claim, source),
    ...oppositeCodes(claim, source),
    ...samenessCodes(claim, source),
    ...standingCodes(claim, source),
    ...misattributedCodes(claim, source),
    ...unlikeWordCodes(claim, source),
    ...groundingCodes(claim, source),
  ];
}

function supportCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const folded = foldText(claim.text);
  const bare = withoutIdentifiers(withoutGrades(folded));
  const plain = bare === folded ? claim : readText(bare);
  const sources = [source.quote, { words: source.recordWords, quantities: source.recordQuantities }];
  const years = source.record?.fields['year'];
  const wrong = unsupportedNumbers(plain, sources).filter(({ value }) => String(value) !== years);
  return [
    ...(unsupportedIdentifiers(claim.text, source.identifiers).length > 0 ? (['CLAIM.IDENTIFIER_UNSUPPORTED'] as const) : []),
    ...(wrong.length > 0 || unsupportedShares(plain, sources).length > 0 ? (['CLAIM.NUMBER_UNSUPPORTED'] as const) : []),
    ...unsupportedNames(plain, source),
  ];
}

const withoutEnd = (text: string): string => foldText(text).replace(/[\s.;,:]+$/, '');
