import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';

const PEOPLE = /\b(?:patients?|patienten|clinical(?:ly)? (?:benefit|trial|stud(?:y|ies)|response)|in humans?)\b/i;
/** People in a text that is about cells or mice as well. */
const HOLDS_PERSONS =
  /\b(?:patients?|case reports?|probands?|famil(?:y|ies)|individuals?|carriers?|trial|cohort|man|woman|men|women|male|female|boy|girl|child(?:ren)?|adults?|infants?|people|persons?|responders?|subjects?|siblings?|clinical(?:ly)?|he|she|biops\w*|human(?! cell)|year-old|pfs|os|orr|panel|recommend\w*)\b/i;
const OF_PATIENTS = /\bcell lines? derived from patients?\b|\bpatient-derived\b|\b(?:preclinical\w*|female|male) (?:mice|mouse)\b/gi;
const PRECLINICAL =
  /\b(?:in vitro|cell lines?|cells?|xenografts?|mice|mouse|murine|ba\/f3|nih\s?3t3|preclinical(?:ly)?|organoids?|transfect\w*|ic50)\b/i;

/** `squamous cell carcinoma`, `B-cell lymphoma`: a kind of tumor and no cell in a dish. */
const CELL_OF_TUMOR =
  /\b(?:(?:small|squamous|large|basal|renal|clear|germ|merkel|mantle|plasma|mast|hairy|giant|spindle|transitional|granulosa)[- ]cell(?! lines?\b)|(?:b|t|nk)[- ]cell(?= (?:lymph|leuk|acute|prolymph)))\b/gi;

const MANY = /(?<!\bone of (?:the |two |three )?)\b(?:patients|women|men|individuals|carriers|cohort)\b/i;
const ONE = /\b(?:an?|one|this|our|single) (?:[\w-]+ ){0,4}?(?:patient|woman|man|girl|boy|child|infant|male|female)\b/i;
const SEVERAL =
  /\b(?:patients|women|men|individuals|carriers|cases|children|adults|people|persons|subjects|trials?|cohorts?|stud(?:y|ies)|series|probands|families|males|females|responders|population|percent|rate)\b|%/i;

type Group = readonly [claims: RegExp, holds: RegExp];
/** Groups of people and origins of a change that a claim names only when its source does. */
const GROUPS: readonly Group[] = [
  [/\b(?:children|child|pa?ediatric|adolescents?|childhood|infants?)\b/i, /\b(?:child\w*|pa?ediatric|adolescen\w*|infan\w*|boys?|girls?|juvenile|neonat\w*|young\w*|congenital|neuroblastoma|medulloblastoma|wilms)\b/i],
  [/\b(?:men|man|male|boys?)\b/i, /\b(?:men|man|male|males|boys?|he|his|father|brothers?|sons?|prostat\w*|testic\w*)\b/i],
  [/\b(?:women|woman|female|girls?)\b/i, /\b(?:women|woman|female|females|girls?|she|her|mother|sisters?|daughters?|breast|ovar\w*|cervi\w*|endometri\w*|uter\w*)\b/i],
  [/\b(?:elderly|older patients)\b/i, /\b(?:elderly|older|aged?|years)\b/i],
  [/\b(?:pregnan\w*)\b/i, /\b(?:pregnan\w*)\b/i],
  [/\b(?:germ-?line|hereditary|inherited|keimbahn\w*)\b/i, /\b(?:germ-?line|hereditary|inherited|famil\w*|carriers?|syndrome|constitutional|predispos\w*|de novo|proband\w*|kindred\w*|pedigree\w*)\b/i],
  [/\bsomatic(?:ally)?\b/i, /\b(?:somatic(?:ally)?|tumou?rs?|acquired|cancers?)\b/i],
  [/\b(?:proficient|pmmr)\b/i, /\b(?:proficient|pmmr|stable|mss|intact|retained)\b/i],
  [/\b(?:asian|japanese|chinese|korean|caucasian|african|european)s?\b/i, /\b(?:asia\w*|japan\w*|chin\w*|korea\w*|caucasia\w*|africa\w*|europe\w*|taiwan\w*)\b/i],
  [/\b(?:in vitro|cell lines?)\b/i, /\b(?:in vitro|cells?|lines?|ba\/f3|nih\s?3t3|transfect\w*|ic50|assays?|cultur\w*|expressing|kinase|preclinical\w*|organoids?|clones?|models?|functional\w*)\b/i],
  [/\b(?:mice|mouse|murine|xenografts?|animals?)\b/i, /\b(?:mice|mouse|murine|xenografts?|animals?|in vivo|preclinical\w*|rats?|transgenic|models?)\b/i],
  [/\b(?:trial|cohort|registry)\b/i, /\b(?:trials?|stud(?:y|ies)|cohorts?|series|phase|enrol\w*|arms?|randomi\w*|patients|registry|retrospective\w*|analys\w*|groups?|cases|women|men|families|individuals|carriers|placebo)\b/i],
  [/\b(?:asymptomatic|healthy)\b/i, /\b(?:asymptomatic|healthy|unaffected|without symptoms)\b/i],
]; // prettier-ignore

/**
 * The claim speaks of those that the source speaks of.
 *
 * | claim | source | code |
 * |---|---|---|
 * | patients | cells or mice alone | POPULATION_UNSUPPORTED |
 * | patients | a woman, one patient, and nobody else | POPULATION_UNSUPPORTED |
 * | children, germline, repair-proficient | nothing of them | POPULATION_UNSUPPORTED |
 */
export function populationCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const held = `${source.quote.text} ${source.record?.fields['disease'] ?? ''} ${source.record?.fields['evidenceType'] ?? ''}`;
  const isFromCells =
    PEOPLE.test(claim.text) &&
    PRECLINICAL.test(source.quote.text.replaceAll(CELL_OF_TUMOR, ' ')) &&
    !HOLDS_PERSONS.test(source.quote.text.replaceAll(OF_PATIENTS, ' '));
  const isOther = GROUPS.some(([claims, holds]) => claims.test(claim.text) && !holds.test(held));
  const isFromOne = MANY.test(claim.text) && ONE.test(source.quote.text) && !SEVERAL.test(source.quote.text);
  return isFromCells || isFromOne || isOther ? ['CLAIM.POPULATION_UNSUPPORTED'] : [];
}
