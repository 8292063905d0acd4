import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { isNegated } from './negation.ts';
import { polarityEvents } from './polarity-events.ts';
import type { ClaimWord } from './words/claim-words.ts';

const SAME =
  /\b(?:same|equal(?:ly)?|identical(?:ly)?|similar(?:ly)?|comparable|unchanged)\b|\bno (?:\w+ ){0,2}differen|\bnot (?:\w+ )?differ|\bkein\w* unterschied/i;
const LEAVES_SAME =
  /\b(?:same|equal\w*|identical\w*|similar\w*|comparable|unchanged|differ\w*|independen\w*|regardless|irrespective|alike|both|neither|no|not|nor|none|without|cannot|failed|also|as well|unterschied\w*)\b/i;
const NO_CHANGE = /\bno (?:\w+ ){0,2}differen|\bnot (?:\w+ )?differ|\b(?:similar|comparable|unchanged|identical)\b/i;
const DEPENDS = /\bdepend(?:s|ed|ent|ing)? (?:up)?on\b/i;
const INDEPENDENT = /\b(?:independent(?:ly)? of|regardless|irrespective|whatever|no matter|unabhängig)\b/i;
const ANY =
  /\b(?:independen\w*|regardless|irrespective|whether|whatever|depend\w*|any|all|each|every|agnostic|both|either|similar\w*|without|same|multivaria\w*|adjust\w*|differ\w*|not|no|none|also|unabhängig\w*)\b/i;

/**
 * What makes a difference in the source makes it in the claim.
 *
 * | claim | quote | code |
 * |---|---|---|
 * | the same, did not differ | longer than | POLARITY |
 * | fewer, longer | no difference | POLARITY |
 * | depended on A | independent of A | POLARITY |
 * | regardless of A | nothing of the kind | OVERSTATED |
 */
export function samenessCodes(claim: ReadText, { quote }: ClaimSource): readonly ClaimCode[] {
  const [said, held] = [claim.text, quote.text];
  const isMadeSame = SAME.test(said) && !LEAVES_SAME.test(held);
  const isMadeUnlike = NO_CHANGE.test(held) && changesIn(claim.words) > 0 && changesIn(quote.words) === 0;
  const isBound = DEPENDS.test(said) && INDEPENDENT.test(held) && !DEPENDS.test(held) && !/\bnot depend/i.test(said);
  return [
    ...(isMadeSame || isMadeUnlike || isBound ? (['CLAIM.POLARITY'] as const) : []),
    ...(INDEPENDENT.test(said) && !ANY.test(held) ? (['CLAIM.OVERSTATED'] as const) : []),
  ];
}

/** Words that tell a better, worse, more or less, and are not denied. */
const changesIn = (words: readonly ClaimWord[]): number =>
  polarityEvents(words).filter(({ axis, at }) => (axis === 'outcome' || axis === 'amount') && !isNegated(words, at)).length;
