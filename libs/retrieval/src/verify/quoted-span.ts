import { foldText, tokensOf } from './fold-text.ts';

/** LLM-03: shorter spans prove nothing. */
export const MINIMUM_TOKENS = 6;
const NEGATION_WINDOW = 3;
const NEGATIONS = new Set([
  'not',
  'no',
  'never',
  'without',
  'neither',
  'nor',
  'cannot',
  'failed',
  'fails',
  "didn't",
  "doesn't",
  "isn't",
  "wasn't",
]);

export type SpanVerdict = 'verbatim' | 'too-short' | 'not-verbatim' | 'cuts-negation';

/**
 * Is the quote a verbatim span of the document, after folding on both sides?
 *
 * | quote | verdict |
 * |---|---|
 * | under six tokens | too-short |
 * | not in the text, or begins or ends inside a word | not-verbatim |
 * | in the text, but every occurrence follows a negation within three words of its sentence | cuts-negation |
 * | after `no evidence … that`, `whether`, `suggest that` of its sentence | cuts-negation |
 * | before `was not seen`, `in none of`, `remains unknown` of its sentence | cuts-negation |
 * | else | verbatim |
 */
export function judgeSpan(quote: string, text: string): SpanVerdict {
  return tokensOf(quote).length < MINIMUM_TOKENS ? 'too-short' : spanIn(quote, text);
}

/** The same without a least length. */
export function spanIn(quote: string, text: string): Exclude<SpanVerdict, 'too-short'> {
  const [needle, hay] = [foldText(quote), foldText(text)];
  if (needle === '') return 'not-verbatim';
  let found: Exclude<SpanVerdict, 'too-short'> = 'not-verbatim';
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (!standsAlone(hay, at, at + needle.length)) continue;
    const isCut =
      followsNegation(hay.slice(0, at)) || leavesDenial(hay.slice(0, at), /[.;!?]$/.test(needle) ? '' : hay.slice(at + needle.length));
    if (!isCut) return 'verbatim';
    found = 'cuts-negation';
  }
  return found;
}

/** Deny or leave open what follows them in their part of a sentence. */
const DENIES =
  /\b(?:not|no|never|without|neither|nor|none|cannot|n't|fail\w*|unlikely|hardly|lack\w*|absence|insufficient|unable|unclear|unknown|whether|contrary|refut\w*|reject\w*|disprov\w*|kein\w*|nicht|ohne)\b|n't\b/i;
/** Doubts of what a `that` behind them brings. */
const DOUBTS = /\b(?:suggest\w*|hypothes\w*|propos\w*|speculat\w*|possib\w*|believ\w*|assum\w*|claim\w*|debat\w*|question\w*|if)\b/i;
const SUBORDINATE = /\b(?:that|whether|if|which|where|dass|ob)\s*$/i;
/** Behind a span: what takes back what it says. */
const TAKEN_BACK =
  /^\s*(?:[\w'-]+ ){0,3}?(?:not|none|never|nobody|neither|nor|0|zero|no|unlikely|unknown|unclear|unproven|only|unless|reject\w*|refut\w*|disprov\w*|fail\w*|nicht|kein\w*)\b/i;
const PART_ENDS = /[,;:.!?(]|\b(?:but|whereas|while|although|and|with|without)\b/i;

/** The end of a sentence, with what may stand behind its full stop. */
const ENDED = /[.;!?]["')\]\u201D]*\s*$/;

/** A span cut out of a sentence that denies it before or behind. */
function leavesDenial(before: string, behind: string): boolean {
  const head = ENDED.test(before) ? '' : (before.split(/[.;!?]\s|\b(?:but|whereas|while|however)\b/).at(-1) ?? '');
  const isSubordinate = SUBORDINATE.test(head);
  const near = isSubordinate ? head : (head.split(/[,:(]/).at(-1) ?? '');
  const tail = behind.split(PART_ENDS)[0] ?? '';
  return DENIES.test(near) || (isSubordinate && DOUBTS.test(head)) || TAKEN_BACK.test(tail);
}

const isWordCharacter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function standsAlone(hay: string, start: number, end: number): boolean {
  const cutsStart = isWordCharacter(hay[start]) && isWordCharacter(hay[start - 1]);
  const cutsEnd = isWordCharacter(hay[end - 1]) && isWordCharacter(hay[end]);
  return !cutsStart && !cutsEnd;
}

function followsNegation(before: string): boolean {
  const sentence = before.split(/[.;!?]\s/).at(-1) ?? '';
  if (/[.;!?]\s*$/.test(before)) return false;
  return tokensOf(sentence)
    .slice(-NEGATION_WINDOW)
    .some((token) => NEGATIONS.has(token.toLowerCase()));
}
