import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { isDenyingItself } from './denials.ts';
import { isNegation } from './negation.ts';
import { polarityEvents } from './polarity-events.ts';
import type { ClaimWord } from './words/claim-words.ts';

const PARTS =
  /^(?:whereas|while|but|although|compared|versus|vs|than|als|unlike|independent|irrespective|regardless|wahrend|aber|hingegen)$/;
/** Who stands on the other side without a name of their own; `wild-type` is read as `mutation negative`. */
const OTHERS = /^(?:control|controls|placebo|others|noncarriers|remaining|rest|comparator)$/;
const DEGREES = /^(?:complete|completely|partial|partially)$/;
const KINDS = ['variant', 'symbol', 'drug', 'exon'] as const;
type Kind = (typeof KINDS)[number];

interface Side {
  readonly words: readonly ClaimWord[];
  readonly names: ReadonlyMap<Kind, ReadonlySet<string>>;
  readonly others: boolean;
  readonly numbers: ReadonlyMap<string, string>;
}

/**
 * Where a quote sets one thing against another, what it says of the one is not said of the other. Sides are what stands between words of contrast.
 * Two sides are compared where both have names of one kind and share none.
 *
 * | quote | claim | code |
 * |---|---|---|
 * | A 24 months, B 9 months | B 24 months | MISATTRIBUTED |
 * | A regressed completely, B partially | B completely | MISATTRIBUTED |
 * | A better, independent of B | B better | MISATTRIBUTED |
 * | A 24 months, B 9 months | B longer than A | COMPARISON |
 * | A responded, no patient with B did | B responded; no patient with A | POLARITY |
 */
export function contrastCodes(claim: ReadText, { quote }: ClaimSource): readonly ClaimCode[] {
  if (/\b(?:respectively|jeweils)\b/i.test(`${quote.text} ${claim.text}`)) return [];
  const first = quote.words[0]?.sentence;
  if (!quote.words.some(({ word, sentence }) => sentence !== first || word === 'and' || PARTS.test(word))) return [];
  const told = sideOf(claim.words, unitsOf(claim));
  if (told.names.size === 0 && !told.others) return [];
  const sides = sidesOf(quote);
  if (sides.length < 2) return [];
  const codes = sides.flatMap((own, at) =>
    sides.flatMap((other, place) => (place !== at && isAbout(told, own, other) ? judge(told, own, other) : [])),
  );
  return [...new Set([...codes, ...orderCodes(claim, sides)])];
}

const MORE = /^(?:longer|higher|greater|more|larger)$/;
const LESS = /^(?:shorter|lower|less|fewer|smaller)$/;

/** `B longer than A` where the figures of the two sides say otherwise. */
function orderCodes(claim: ReadText, sides: readonly Side[]): readonly ClaimCode[] {
  const at = claim.words.findIndex(({ word }) => word === 'than' || word === 'als');
  const isMore = claim.words.slice(0, at).some(({ word }) => MORE.test(word));
  if (at < 0 || isMore === claim.words.slice(0, at).some(({ word }) => LESS.test(word))) return [];
  const [first, second] = [sideOf(claim.words.slice(0, at), unitsOf(claim)), sideOf(claim.words.slice(at), unitsOf(claim))];
  const isWrong = sides.some((own) =>
    sides.some((other) => {
      if (own === other || !isAbout(first, own, other) || !isAbout(second, other, own)) return false;
      const [unit] = [...own.numbers.values()].filter((one) => [...other.numbers.values()].includes(one));
      const [mine, theirs] = [own, other].map((side) => Number([...side.numbers].find(([, one]) => one === unit)?.[0].slice(1)));
      return unit !== undefined && mine !== undefined && theirs !== undefined && (isMore ? mine < theirs : mine > theirs);
    }),
  );
  return isWrong ? ['CLAIM.COMPARISON'] : [];
}

/** Words of direction and degree. */
function traitsOf({ words }: Side): ReadonlySet<string> {
  const events = polarityEvents(words).flatMap(({ axis, at }) =>
    axis === 'response' || axis === 'outcome' ? [words[at]?.idea ?? ''] : [],
  );
  return new Set([...events, ...words.flatMap(({ word }) => (DEGREES.test(word) ? [word.slice(0, 7)] : []))]);
}

const isDenied = ({ words }: Side): boolean =>
  words.some(({ word, value }, at) => value === 0 || word === 'against' || isNegation(words, at));

function judge(told: Side, own: Side, other: Side): readonly ClaimCode[] {
  const units = new Set(own.numbers.values());
  const isNumber = [...told.numbers.keys()].some(
    (number) => other.numbers.has(number) && !own.numbers.has(number) && units.has(other.numbers.get(number) ?? ''),
  );
  const [traits, mine] = [traitsOf(other), traitsOf(own)];
  const isTrait = [...traitsOf(told)].some((trait) => traits.has(trait) && !mine.has(trait));
  const isOtherwise = isDenied(told)
    ? !isDenied(own) && isDenied(other)
    : isDenied(own) && !isDenied(other) && !isDenyingItself(told.words);
  return [...(isNumber || isTrait ? (['CLAIM.MISATTRIBUTED'] as const) : []), ...(isOtherwise ? (['CLAIM.POLARITY'] as const) : [])];
}

/** The claim has a name of this side that the other does not have, and none of the other's. */
function isAbout(told: Side, own: Side, other: Side): boolean {
  const kind = KINDS.find((one) => isSetAgainst(own, other, one));
  if (kind === undefined) return false;
  const [mine, theirs] = [own.names.get(kind), other.names.get(kind)];
  const said = [...KINDS.flatMap((one) => [...(told.names.get(one) ?? [])])];
  const hasOwn = said.some((name) => mine?.has(name)) || (own.others && told.others);
  const hasOther = said.some((name) => theirs?.has(name)) || (other.others && told.others);
  return hasOwn && !hasOther;
}

function isSetAgainst(own: Side, other: Side, kind: Kind): boolean {
  const [mine, theirs] = [own.names.get(kind), other.names.get(kind)];
  if (mine === undefined) return own.others && theirs !== undefined;
  if (theirs === undefined) return other.others;
  return ![...mine].some((name) => theirs.has(name));
}

type Units = ReadonlyMap<ClaimWord, string | null>;
const unitsOf = ({ words, quantities }: ReadText): Units =>
  new Map(quantities.flatMap(({ at, unit }) => words.slice(at, at + 1).map((word) => [word, unit] as const)));

function sidesOf(text: ReadText): readonly Side[] {
  const { words } = text;
  const units = unitsOf(text);
  const cuts = words.map(({ word, sentence }, at) => {
    const isCut = PARTS.test(word) && !(word === 'but' && words[at + 1]?.word === 'not');
    return isCut || sentence !== words[at - 1]?.sentence || (word === 'and' && isBetweenFigures(words, at, units));
  });
  const starts = [0, ...cuts.flatMap((isCut, at) => (isCut && at > 0 ? [at] : []))];
  return starts.map((start, index) => sideOf(words.slice(start, starts[index + 1]), units));
}

/** `11.2 months in the one arm and 8.9 months in the other`. */
function isBetweenFigures(words: readonly ClaimWord[], at: number, units: Units): boolean {
  const next = words[at + 1];
  const unit = next?.kind === 'number' ? (units.get(next) ?? null) : null;
  return (
    unit !== null &&
    words[at - 1]?.kind !== 'number' &&
    words.slice(0, at).some((word) => word.sentence === next?.sentence && word.kind === 'number' && units.get(word) === unit)
  );
}

function sideOf(words: readonly ClaimWord[], units: Units): Side {
  const names = new Map<Kind, Set<string>>();
  const numbers = new Map<string, string>();
  for (const word of words) {
    const unit = units.get(word) ?? '';
    const kind = unit === 'exon' ? 'exon' : KINDS.find((one) => one === word.kind);
    if (kind !== undefined) names.set(kind, (names.get(kind) ?? new Set()).add(word.idea));
    else if (word.kind === 'number' && unit !== '') numbers.set(word.idea, unit);
  }
  return {
    words,
    names,
    numbers,
    others: words.some(({ word }, at) => OTHERS.test(word) || (word === 'negative' && words[at - 1]?.word === 'mutation')),
  };
}
