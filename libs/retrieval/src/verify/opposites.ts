import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';

/** Words of which one is never the other, beside those of `polarity-events`. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/\bwell[ -]tolerated|\bgood tolerab/i, /\bpoor(?:ly)?[ -]tolera|\bbadly tolerated|\bnot (?:well )?tolerated/i],
  [/\bmajor\b/i, /\bminor\b/i],
  [/\bearly\b/i, /\blate\b/i],
  [/\bmutually exclusive\b/i, /\b(?<!not )(?:co-?occurr(?:ed|ing)|occur(?:red)? together|coexist\w*|concurrent)\b/i],
  [/\bpredict(?:s|ed|ive)?\b/i, /\bprotect(?:s|ed|ive)?\b/i],
];
const DENIES = /\b(?:not|no|never|neither|nor|without|cannot|rather than)\b/i;

/**
 * A claim does not turn a word of its quote into its opposite.
 *
 * | claim | quote | code |
 * |---|---|---|
 * | poorly tolerated | well tolerated | POLARITY |
 * | minor | major | POLARITY |
 * | occurred together | mutually exclusive | POLARITY |
 * | either, beside a denial | the other | none: denials are judged by `denials` |
 */
export function oppositeCodes({ text }: ReadText, { quote }: ClaimSource): readonly ClaimCode[] {
  if (DENIES.test(text)) return [];
  const isTurned = PAIRS.some((pair) =>
    pair.some((said, at) => {
      const held = pair[1 - at];
      return held !== undefined && said.test(text) && !held.test(text) && held.test(quote.text) && !said.test(quote.text);
    }),
  );
  return isTurned ? ['CLAIM.POLARITY'] : [];
}
