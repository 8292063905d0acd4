import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';

const PEOPLE = /\b(?:patients?|patienten|clinical(?:ly)? (?:benefit|trial|stud(?:y|ies)|response)|in humans?)\b/i;
const HOLDS_PEOPLE =
  /\b(?:patients?|cases?|case report|probands?|famil(?:y|ies)|individuals?|carriers?|trial|cohort|man|woman|men|women|male|female|boy|girl|child(?:ren)?|adults?|infants?|people|persons?|survival|responders?|subjects?|siblings?|clinical\w*|he|she|biops\w*|treated|tumou?rs?|disease|human|stage|samples?|year-old|pfs|os|orr|remission|progression|arm|panel|recommend\w*|diagnos\w*)\b/i;
const PRECLINICAL =
  /\b(?:in vitro|cell lines?|cells?|xenografts?|mice|mouse|murine|ba\/f3|nih\s?3t3|preclinical(?:ly)?|organoids?|transfect\w*|ic50)\b/i;

type Group = readonly [claims: RegExp, holds: RegExp];
/** Groups of people and origins of a change that a claim names only when its source does. */
const GROUPS: readonly Group[] = [
  [/\b(?:children|child|pa?ediatric|adolescents?|childhood|infants?)\b/i, /\b(?:child\w*|pa?ediatric|adolescen\w*|infan\w*|boys?|girls?|juvenile|neonat\w*|young\w*|congenital|neuroblastoma|medulloblastoma|wilms)\b/i],
  [/\b(?:elderly|older patients)\b/i, /\b(?:elderly|older|aged?|years)\b/i],
  [/\b(?:pregnan\w*)\b/i, /\b(?:pregnan\w*)\b/i],
  [/\b(?:germ-?line|hereditary|inherited|keimbahn\w*)\b/i, /\b(?:germ-?line|hereditary|inherited|famil\w*|carriers?|syndrome|constitutional|predispos\w*|de novo|proband\w*|kindred\w*|pedigree\w*)\b/i],
  [/\bsomatic(?:ally)?\b/i, /\b(?:somatic(?:ally)?|tumou?rs?|acquired|cancers?)\b/i],
  [/\b(?:proficient|pmmr)\b/i, /\b(?:proficient|pmmr|stable|mss|intact|retained)\b/i],
  [/\b(?:asian|japanese|chinese|korean|caucasian|african|european)s?\b/i, /\b(?:asia\w*|japan\w*|chin\w*|korea\w*|caucasia\w*|africa\w*|europe\w*|taiwan\w*)\b/i],
  [/\b(?:asymptomatic|healthy)\b/i, /\b(?:asymptomatic|healthy|unaffected|without symptoms)\b/i],
]; // prettier-ignore

/**
 * The claim speaks of those that the source speaks of.
 *
 * | claim | source | code |
 * |---|---|---|
 * | patients | cells or mice alone | POPULATION_UNSUPPORTED |
 * | children, germline, repair-proficient | nothing of them | POPULATION_UNSUPPORTED |
 */
export function populationCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const held = `${source.quote.text} ${source.record?.fields['disease'] ?? ''} ${source.record?.fields['evidenceType'] ?? ''}`;
  const isFromCells =
    PEOPLE.test(claim.text) &&
    PRECLINICAL.test(source.quote.text) &&
    !HOLDS_PEOPLE.test(source.quote.text.replace(/\bcell lines? derived from patients?\b/gi, ' '));
  const isOther = GROUPS.some(([claims, holds]) => claims.test(claim.text) && !holds.test(held));
  return isFromCells || isOther ? ['CLAIM.POPULATION_UNSUPPORTED'] : [];
}
