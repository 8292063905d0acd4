import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** Opposite states of one thing: `HER2-positive` and `HER2-negative`. */
const AXES: readonly (readonly [RegExp, RegExp])[] = [
  [/^positive$/, /^negative$/],
  [/^high$/, /^low$/],
  [/^proficient$/, /^deficient$/],
];
const CHANGED = /^(?:mutat\w*|mutant|mutants)$/;
const OTHER_CHANGE = /^(?:ampli\w*|fusions?|fused|rearrang\w*|transloc\w*|methylat\w*|overexpress\w*|wild)$/;
/** Words behind a gene that still belong to it: `MGMT promoter methylation`. */
const NEAR = 3;

/**
 * What a gene or receptor is said to be stays.
 *
 * | claim | quote | code |
 * |---|---|---|
 * | HER2-positive | HER2-negative | VARIANT_UNSUPPORTED |
 * | HER2 mutation | HER2 amplification | VARIANT_UNSUPPORTED |
 * | HER2-mutated | HER2 V777L, or HER2-amplified and HER2-mutated | none |
 */
export function standingCodes(claim: ReadText, { quote, record }: ClaimSource): readonly ClaimCode[] {
  const isOpposite = AXES.some((axis) => {
    const said = statesIn(claim.words, axis);
    if (said.size === 0) return false;
    const held = statesIn(quote.words, axis);
    return [...said].some((state) => !held.has(state) && held.has(turned(state)));
  });
  const said = changesOf(claim.words, CHANGED);
  const isOther =
    said.size > 0 &&
    !/mutation|[A-Z]\d+[A-Z]/i.test(record?.fields['variant'] ?? '') &&
    [...said].some(
      (gene) =>
        changesOf(quote.words, OTHER_CHANGE).has(gene) && !changesOf(quote.words, CHANGED).has(gene) && !hasVariant(quote.words, gene),
    );
  return isOpposite || isOther ? ['CLAIM.VARIANT_UNSUPPORTED'] : [];
}

const statesIn = (words: readonly ClaimWord[], [up, down]: readonly [RegExp, RegExp]): ReadonlySet<string> =>
  new Set(
    words.flatMap(({ word, clause }, at) => {
      const state = up.test(word) ? '+' : down.test(word) ? '-' : '';
      const of = words[at - 1];
      return state === '' || of === undefined || of.clause !== clause || of.idea === '' ? [] : [`${state}${of.idea}`];
    }),
  );
const turned = (state: string): string => (state.startsWith('+') ? '-' : '+') + state.slice(1);

/** Genes of which a text tells such a change. */
const changesOf = (words: readonly ClaimWord[], change: RegExp): ReadonlySet<string> =>
  new Set(
    words.flatMap(({ kind, idea, clause }, at) =>
      kind === 'symbol' && words.slice(at + 1, at + 1 + NEAR).some((one) => one.clause === clause && change.test(one.word)) ? [idea] : [],
    ),
  );

const hasVariant = (words: readonly ClaimWord[], gene: string): boolean =>
  words.some(
    ({ idea }, at) =>
      idea === gene && words.slice(at + 1, at + 1 + NEAR).some(({ kind, word }) => kind === 'variant' || /^exon/.test(word)),
  );
