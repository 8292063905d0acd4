import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { isNegated, isNegation } from './negation.ts';
import type { ClaimWord } from './words/claim-words.ts';
import { perWord } from './words/per-word.ts';

const HEDGE =
  /^(?:may|might|could|possibl[ey]|potential(?:ly)?|suggest\w*|appear(?:s|ed)?|seem\w*|trend\w*|likely|probabl[ey]|perhaps|hypothes\w*|propos\w*|speculat\w*|presum\w*|unclear|unknown|uncertain|tend(?:s|ed)?|preliminary|whether|putative|numerically|partial(?:ly)?|limited|unproven|question\w*|debat\w*|considered|thought|believed|considerable|warrants?|some|several|occasionally|sometimes|rarely|often|small|conclud\w*|discussed|expected|anticipated|potential)$/;
/** Of these at least one stays when a quote that is wholly hedged is told. */
const DOUBT =
  /^(?:may|might|could|possibl[ey]|potential(?:ly)?|suggest\w*|seem\w*|trend\w*|perhaps|hypothes\w*|speculat\w*|presum\w*|unclear|unknown|uncertain|whether|putative|unproven|immature)$/;
const LEAVES_OPEN =
  /^(?:not|no|may|might|could|can|possibl\w*|potential\w*|suggest\w*|seem\w*|appear\w*|trend\w*|likely|probabl\w*|perhaps|hypothes\w*|propos\w*|speculat\w*|presum\w*|unclear|unknown|uncertain\w*|whether|putative|tend\w*|unproven|unresolved|open|immature|mature|need\w*|cannot|without|neither|insufficient|explain|tried|raise\w*|justified|warrant\w*|consider\w*|conceiv\w*|numerically|if|lack\w*|absent|indicat\w*|point\w*|argu\w*|hint\w*)$/;

export const isStrongWord = perWord((word) => STRENGTHS.some(([, claims]) => claims.test(word)));

export const isHedge = perWord((word) => HEDGE.test(word) && word !== 'considerable');

type Strength = readonly [name: string, claims: RegExp, holds: RegExp];

/** Words that make a statement strong, by idea: the source must have a word of the same idea. */
const STRENGTHS: readonly Strength[] = [
  ['cure', /^(?:cur(?:e|es|ed|ing|ative|able)|eradicat\w*|heal\w*)$/, /^(?:cur(?:e|es|ed|ing|ative|able)|eradicat\w*|heal\w*)$/],
  ['always', /^(?:always|invariabl[ey]|universal(?:ly)?|every|everyone|everybody|entirely|unfailingly|uniformly|without exception)$/, /^(?:always|invariabl[ey]|universal(?:ly)?|every|all|each|entirely|uniformly|100|exclusively|consistent(?:ly)?)$/],
  ['proof', /^(?:proves?|proved|proven|proof|definitive(?:ly)?|conclusive(?:ly)?|undoubted(?:ly)?|definite(?:ly)?|decidedly|unequivocal(?:ly)?|certain(?:ly|ty)?|guarante\w*|indisputabl[ey]|undeniabl[ey]|doubtless|establishes|irrefutabl[ey]|validated)$/, /^(?:proves?|proved|proven|proof|definitive(?:ly)?|conclusive(?:ly)?|unequivocal(?:ly)?|certain(?:ly|ty)?|guarante\w*|establish\w*|undoubted(?:ly)?|validat\w*|confirm\w*)$/],
  ['clearly', /^(?:clearly|obviously|evidently|undisputed(?:ly)?)$/, /^(?:clear(?:ly)?|obvious(?:ly)?|evident(?:ly)?|significant(?:ly)?|striking(?:ly)?)$/],
  ['significant', /^(?:significant(?:ly)?|signifikant\w*)$/, /^(?:significan\w*|p)$/],
  ['strong', /^(?:strong(?:ly)?|strongest|highly|dramatic(?:ally)?|remarkabl[ey]|striking(?:ly)?|markedly|substantial(?:ly)?|profound(?:ly)?|exceptional(?:ly)?|outstanding|excellent|impressive(?:ly)?|unprecedented|breakthrough|extremely|massive(?:ly)?|vastly|considerably|robust(?:ly)?|potent(?:ly)?|exquisite(?:ly)?|extraordinar\w*)$/, /^(?:strong\w*|high(?:ly)?|dramatic\w*|remarkabl\w*|striking\w*|marked(?:ly)?|substantial\w*|profound\w*|exceptional\w*|excellent|impressive\w*|extremely|considerabl\w*|robust\w*|potent\w*|exquisite\w*|significant\w*|unprecedented|great\w*|more|most|complete\w*|durable|meaningful|deep|pending|await\w*)$/],
  ['best', /^(?:best|ideal|optimal(?:ly)?|unrivall?ed|superior|superiority|perfect(?:ly)?|unmatched)$/, /^(?:best|ideal|optimal(?:ly)?|superior|superiority|better|longer|more|higher|improv\w*|greater|most|perfect(?:ly)?|prolong\w*)$/],
  ['complete', /^(?:completely|totally|fully|absolutely|permanent(?:ly)?|eliminat\w*)$/, /^(?:complete(?:ly)?|total(?:ly)?|full(?:y)?|absolute(?:ly)?|permanent(?:ly)?|eliminat\w*|abolish\w*|abrogat\w*|ablat\w*|all|@cr|entire(?:ly)?)$/],
  ['never', /^(?:never|impossible)$/, /^(?:never|impossible|no|none|not|neither|nor|without|cannot)$/],
  ['will', /^(?:will|wird|werden|shall|going)$/, /^(?:will|would|shall|expected|going)$/],
  ['must', /^(?:must|mandatory|obligatory|imperative|essential(?:ly)?|compulsory|muss)$/, /^(?:must|mandatory|obligatory|imperative|essential|require\w*|requisite|need\w*|always|necessary|compulsory|contraindicat\w*)$/],
  ['safe', /^(?:safe|safely|harmless|nontoxic|risk-free)$/, /^(?:safe|safely|safety|tolera\w*|harmless|nontoxic|toxicity)$/],
  ['exclusion', /^(?:exclud\w*|rules|ruled|ruling|pathognomonic|diagnostically)$/, /^(?:exclud\w*|rule|rules|ruled|ruling|pathognomonic|untenable|exclusive\w*|mutually)$/],
  ['cause', /^(?:caus\w*|because|responsible|drives?|driven|driver)$/, /^(?:caus\w*|because|responsible|driv\w*|confer\w*|induc\w*|led|lead\w*|result\w*|sufficient|mediat\w*|due|through|via|explain\w*|mechanism\w*|contribut\w*|transform\w*|oncogen\w*|produc\w*|abolish\w*|promot\w*|making|makes?|activat\w*|by|of|account\w*|render\w*|so|therefore|thus|reason\w*)$/],
  ['only', /^(?:only|solely|exclusively|nur|ausschließlich)$/, /^(?:only|solely|sole|exclusive(?:ly)?|restrict\w*|limit\w*|confin\w*|alone|just|no|not|none|never|neither|nor|but|except|single|unique\w*|one|without|merely|few|rare\w*|nur|kein\w*|lacked|lack|0|zero|until|whereas|unless|absent)$/],
  ['rule', /^(?:contraindicat\w*)$/, /^(?:contraindicat\w*|not|avoid\w*|should)$/],
]; // prettier-ignore

const LINKS_ONLY = /^(?:associat|correlat|link)/;
const CAUSES = /^(?:caus(?:e|es|ed|ing)|drives?|responsible|because)$/;
const ALL_OF =
  /\b(?:all|every|each|any) (?:of the |the |such |treated |relapsing |of these )?(?:patients?|cases?|tumou?rs?|individuals?|carriers?|people|persons?|women|men|children|cancers?)\b/;
const NO_EXCEPTION = /\bwithout (?:any )?exception\b|\bin (?:all|every|each) (?:cases?|patients?|tumou?rs?)\b/;
const HOLDS_ALL = /\b(?:all|every|each|any|both|no|none|neither|100)\b/;

/**
 * A claim is no stronger than its source.
 *
 * | claim | source | code |
 * |---|---|---|
 * | cures, always, proven, significantly, markedly, best, safe, will, must | no word of the same idea | OVERSTATED |
 * | all patients, every case | nothing on all | OVERSTATED |
 * | causes | associated with | OVERSTATED |
 * | stated flat | each sentence of the quote in doubt (may, suggests, unknown) | OVERSTATED |
 */
export function certaintyCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const held = [...source.quote.words, ...source.recordWords];
  const isStrong =
    claim.words.some(({ word }) => isStrongWord(word)) &&
    STRENGTHS.some(
      ([name, claims, holds]) =>
        claim.words.some(
          ({ word }, at) =>
            claims.test(word) &&
            !(name === 'cause' && (isNounOfCause(claim.words, at) || isShrinkage(claim.words, at))) &&
            !(name === 'only' && typeof claim.words[at + 1]?.value === 'number') &&
            !(OF_AMOUNT.test(word) && differsMuch(source.quote)),
        ) && !held.some(({ word }) => holds.test(word)),
    );
  const isDenied = ['significant', 'proof', 'cure'].some((name) => deniesStrength(name, claim.words, source.quote.words));
  const low = withoutNearlyAll(claim.text.toLowerCase(), source.quote);
  const isForAll =
    (NO_EXCEPTION.test(low) && !/\b(?:all|every|each|100|exception|exclusively|universal\w*)\b/.test(source.quote.text.toLowerCase())) ||
    (ALL_OF.test(low) && !HOLDS_ALL.test(source.quote.text.toLowerCase()));
  const isCause =
    claim.words.some(({ word }, at) => CAUSES.test(word) && !isNounOfCause(claim.words, at)) &&
    held.some(({ word }) => LINKS_ONLY.test(word)) &&
    !source.quote.words.some(({ word }) => /^(?:caus|driv|responsib|due)/.test(word));
  return isStrong || isDenied || isForAll || isCause || losesDoubt(claim.words, source.quote.words) ? ['CLAIM.OVERSTATED'] : [];
}

/** `nearly all` of 90 % and more says no more than the figure. */
const withoutNearlyAll = (low: string, { quantities }: ReadText): string =>
  quantities.some(({ value, unit }) => unit === '%' && value >= 90)
    ? low.replace(/\b(?:nearly|almost|virtually) (?:all|every)\b/g, ' ')
    : low;

/** `caused regression` is `induced` it; whether the source only links the two is asked besides. */
const isShrinkage = (words: readonly ClaimWord[], at: number): boolean =>
  CAUSES.test(words[at]?.word ?? '') &&
  /^(?:regress|shrink|remission)/.test(words.slice(at + 1).find(({ idea }) => idea !== '')?.word ?? '');

/** `died of treatment-related causes`. */
const isNounOfCause = (words: readonly ClaimWord[], at: number): boolean =>
  words[at]?.word === 'causes' && /^(?:related|other|any|all|various|natural)$/.test(words[at - 1]?.word ?? '');

/** `significant` where the quote has the word only behind a negation. */
function deniesStrength(name: string, claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  const [, claims, holds] = STRENGTHS.find(([one]) => one === name) ?? [];
  if (claims === undefined || holds === undefined || !claim.some(({ word }, at) => claims.test(word) && !isNegated(claim, at)))
    return false;
  const places = quote.flatMap(({ word }, at) => (holds.test(word) && word !== 'p' ? [at] : []));
  return places.length > 0 && places.every((at) => isNegated(quote, at));
}

/** Adverbs of an amount, which two figures of the quote can bear out. */
const OF_AMOUNT = /^(?:markedly|considerably|substantially|strikingly)$/;
const MUCH = 1.5;

/** Two figures of one unit, one of them half as large again as the other. */
const differsMuch = ({ quantities }: ReadText): boolean =>
  quantities.some((a) => a.unit !== null && a.value > 0 && quantities.some((b) => b.unit === a.unit && b.value / a.value >= MUCH));

/** The claim tells figures, and what the quote says with them stands behind a `but` and is not in doubt. */
function isCounted(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  const numbers = new Set(claim.flatMap(({ value, idea }) => (value === null ? [] : [idea])));
  if (numbers.size < 2) return false;
  const at = quote.findIndex(({ word }) => /^(?:but|although|whereas|however)$/.test(word));
  const parts = at < 0 ? [] : [quote.slice(0, at), quote.slice(at)];
  return parts.some(
    (part) => !part.some(({ word }) => DOUBT.test(word)) && [...numbers].every((number) => part.some(({ idea }) => idea === number)),
  );
}

/** All that the claim has of the quote stands in clauses without doubt: `A restored sensitivity, suggesting that B may`. */
function isOfCertainClause(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  const doubted = new Set(quote.filter(({ word }) => DOUBT.test(word)).map(({ clause }) => clause));
  const first = Math.min(...doubted);
  const [all, certain] = [quote, quote.filter(({ clause }) => clause < first)].map((words) => new Set(words.map(({ idea }) => idea)));
  const told = claim.filter(({ idea }) => idea !== '' && all?.has(idea));
  return told.length >= FEWEST_CERTAIN && told.every(({ idea }) => certain?.has(idea));
}
const FEWEST_CERTAIN = 3;

function losesDoubt(claim: readonly ClaimWord[], quote: readonly ClaimWord[]): boolean {
  if (quote.length === 0 || claim.some(({ word }, at) => LEAVES_OPEN.test(word) || isNegation(claim, at))) return false;
  if (isCounted(claim, quote) || isOfCertainClause(claim, quote)) return false;
  const sentences = new Set(quote.map(({ sentence }) => sentence));
  const doubted = new Set(quote.filter(({ word }) => DOUBT.test(word)).map(({ sentence }) => sentence));
  return doubted.size === sentences.size;
}
