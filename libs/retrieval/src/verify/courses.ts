import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { foldText } from './fold-text.ts';
import { polarityEvents } from './polarity-events.ts';
import type { ClaimWord } from './words/claim-words.ts';

const AFTER = /^(?:after|following|previously|pretreated|failure)$/;
const PROGRESS = /^progress(?:ed|es|ion|ing)$/;
const BEFORE = /^(?:before|until)$/;
const ENDS = /^(?:who|which|that|received|receiving|responded|achieved|produced|had|has|were|was|led|gave)$/;
const JOINS = /^(?:plus|combined|combination|together|alongside|added|adding)$/;
const CONJUGATES = /^(?:deruxtecan|emtansine|vedotin|ozogamicin|mafodotin|tesirine|govitecan|soravtansine|mertansine|ravtansine)$/;
const REPLACES = /^(?:instead|replac\w*|switch\w*|substitut\w*|rather)$|^place$/;
const JOINT = /^(?:combin\w*|doublet|triplet|regimen|both|dual|plus|pair|chemotherapy|inhibitors?|together)$/;
/** A dose with how often it is given: `150 mg twice daily`. */
const SCHEDULE =
  /(\d+(?:\.\d+)?)\s*(mg|mcg|g)(?:\/(?:m2|kg))?\s*(?:orally |by mouth |po )?(once|twice|thrice|three times|daily|weekly|bid|tid|qd|every \w+ \w+)(?:\s+(?:a |per )?(daily|day|weekly|week))?/gi;
const REACH = 5;
const GAP = 10;

const isTreatment = ({ kind }: ClaimWord): boolean => kind === 'drug' || kind === 'treatment';

/** Treatments that a marker of time stands before: `after progression on A and B`. */
function treatmentsBehind(words: readonly ClaimWord[], marker: RegExp): ReadonlySet<string> {
  const found = new Set<string>();
  words.forEach(({ word, clause }, at) => {
    const isProgress = marker === AFTER && PROGRESS.test(word) && words[at + 1]?.word === 'on';
    if (!marker.test(word) && !isProgress) return;
    for (const one of words.slice(at + 1, at + 1 + GAP)) {
      if (one.clause !== clause || ENDS.test(one.word)) break;
      if (isTreatment(one)) found.add(one.idea);
    }
  });
  return found;
}

const OFTEN: Readonly<Record<string, string>> = {
  daily: 'once',
  qd: 'once',
  bid: 'twice',
  tid: 'three times',
  thrice: 'three times',
  weekly: 'once week',
};

function schedulesIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, value, unit, often = '', per = ''] of foldText(text).toLowerCase().matchAll(SCHEDULE)) {
    const dose = `${Number(value)} ${unit}`;
    const schedule = `${OFTEN[often] ?? often}${per.startsWith('week') ? ' week' : ''}`;
    found.set(dose, (found.get(dose) ?? new Set()).add(schedule));
  }
  return found;
}

function isOtherSchedule(claim: string, quote: string): boolean {
  const held = schedulesIn(quote);
  return [...schedulesIn(claim)].some(([dose, told]) => [...told].some((one) => held.has(dose) && !held.get(dose)?.has(one)));
}

/** Pairs of drugs given together. */
function pairsIn(words: readonly ClaimWord[], joins: RegExp): readonly (readonly [string, string])[] {
  return words.flatMap(({ word, clause }, at) => {
    if (!joins.test(word)) return [];
    const first = words.slice(Math.max(0, at - REACH), at).findLast((one) => isTreatment(one) && one.clause === clause);
    const second = words.slice(at + 1, at + 1 + REACH).find((one) => isTreatment(one) && one.clause === clause);
    return first === undefined || second === undefined ? [] : [[first.idea, second.idea] as const];
  });
}

/**
 * A course of treatment stays what it was.
 *
 * | claim | quote | code |
 * |---|---|---|
 * | A after B | B after A | MISATTRIBUTED |
 * | before A | after A | MISATTRIBUTED |
 * | A together with B | A after B | MISATTRIBUTED |
 * | A in place of B, switched to A | nothing of the kind | THERAPY_UNSUPPORTED |
 * | an effect of A | only of A plus B | THERAPY_UNSUPPORTED |
 * | A or B | A plus B | THERAPY_UNSUPPORTED |
 * | 150 mg once daily | 150 mg twice daily | DOSE_UNSUPPORTED |
 * | trastuzumab | trastuzumab deruxtecan alone | THERAPY_UNSUPPORTED |
 */
export function courseCodes(claim: ReadText, { quote, record }: ClaimSource): readonly ClaimCode[] {
  if (!claim.words.some(isTreatment) || quote.words.length === 0) return [];
  const isWrongTime = isOtherTime(claim.words, quote.words);
  const isReplaced =
    claim.words.some((one, at) => REPLACES.test(one.word) && (one.word !== 'place' || claim.words[at - 1]?.word === 'in')) &&
    !quote.words.some(({ word }) => REPLACES.test(word));
  const isParted =
    isPartOfPair(claim.words, quote.words, record?.fields['therapies'] ?? '') ||
    isEither(claim.words, quote.words) ||
    losesConjugate(claim.words, quote.words);
  return [
    ...(isOtherSchedule(claim.text, quote.text) ? (['CLAIM.DOSE_UNSUPPORTED'] as const) : []),
    ...(isWrongTime ? (['CLAIM.MISATTRIBUTED'] as const) : []),
    ...(isReplaced || isParted ? (['CLAIM.THERAPY_UNSUPPORTED'] as const) : []),
  ];
}

function isOtherTime(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  const held = treatmentsBehind(quote, AFTER);
  if (held.size === 0) return false;
  const named = new Set(quote.filter(isTreatment).map(({ idea }) => idea));
  const said = treatmentsBehind(claim, AFTER);
  const isLater = [...said].some((drug) => named.has(drug) && !held.has(drug)) && ![...said].some((drug) => held.has(drug));
  const isBefore =
    !quote.some(({ word }) => BEFORE.test(word) || word === 'prior') && [...treatmentsBehind(claim, BEFORE)].some((drug) => held.has(drug));
  const isTogether = pairsIn(claim, /^(?:plus|with|combined|combination|together|alongside)$/).some(
    ([a, b]) => held.has(a) !== held.has(b) && !said.has(a) && !said.has(b) && named.has(a) && named.has(b),
  );
  return isLater || isBefore || isTogether;
}

function isPartOfPair(claim: readonly ClaimWord[], quote: readonly ClaimWord[], therapies: string): boolean {
  const pairs = pairsIn(quote, JOINS);
  if (pairs.length === 0 || !tellsEffect(claim) || claim.some(({ word }) => JOINT.test(word))) return false;
  const said = new Set(claim.filter(isTreatment).map(({ idea }) => idea));
  const isAlone = (drug: string): boolean =>
    quote.filter(({ idea }) => idea === drug).length > pairs.filter((pair) => pair.includes(drug)).length ||
    therapies.toLowerCase() === drug;
  return pairs.some(([a, b]) => a !== b && said.has(a) !== said.has(b) && !isAlone(said.has(a) ? a : b));
}

const tellsEffect = (words: readonly ClaimWord[]): boolean =>
  words.some(({ kind }) => kind === 'outcome') || polarityEvents(words).some(({ axis }) => axis === 'response' || axis === 'outcome');

const isEither = (claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean => {
  const held = pairsIn(quote, JOINS);
  if (held.length === 0 || quote.some(({ word }) => word === 'or')) return false;
  return pairsIn(claim, /^or$/).some(([a, b]) => held.some((pair) => pair.includes(a) && pair.includes(b)));
};

function losesConjugate(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  return claim.some(({ kind, idea }, at) => {
    if (kind !== 'drug' || CONJUGATES.test(idea) || CONJUGATES.test(claim[at + 1]?.word ?? '')) return false;
    const places = quote.flatMap((one, place) => (one.idea === idea ? [place] : []));
    return places.length > 0 && places.every((place) => CONJUGATES.test(quote[place + 1]?.word ?? ''));
  });
}
