import type { DecisionContent, DraftRecommendation } from '@consilium/domain';

/** What a decision says otherwise than the machine's draft; each entry is a key of the words with what it fills in. */
export type Difference =
  | { readonly what: 'optionAdded' | 'optionRemoved'; readonly therapies: string }
  | { readonly what: 'order' | 'boardText' }
  | { readonly what: 'recommendation'; readonly to: DecisionContent['recommendation'] }
  | { readonly what: 'sentencesRemoved'; readonly count: number };

const key = ({ therapies }: { readonly therapies: readonly string[] }): string =>
  therapies
    .map((name) => name.trim().toLowerCase())
    .toSorted()
    .join(' + ');

/**
 * | draft → decision | difference |
 * |---|---|
 * | the same | none |
 * | an option more, or fewer | optionAdded, optionRemoved |
 * | the common options in another order | order |
 * | options, but no therapy is recommended | recommendation |
 * | fewer sentences | sentencesRemoved |
 * | words of the board | boardText |
 */
export function decisionDiff(decision: DecisionContent, draft: Pick<DraftRecommendation, 'options' | 'sentences'>): readonly Difference[] {
  const [drafted, decided] = [draft.options.map(key), decision.options.map(key)];
  const differences: Difference[] = [];
  if (decision.recommendation !== 'therapy' && drafted.length > 0)
    differences.push({ what: 'recommendation', to: decision.recommendation });
  for (const therapies of decided) if (!drafted.includes(therapies)) differences.push({ what: 'optionAdded', therapies });
  for (const therapies of drafted) if (!decided.includes(therapies)) differences.push({ what: 'optionRemoved', therapies });
  const common = drafted.filter((one) => decided.includes(one));
  if (common.join('|') !== decided.filter((one) => drafted.includes(one)).join('|')) differences.push({ what: 'order' });
  const kept = new Set(decision.sentences.map(({ id }) => id));
  const count = draft.sentences.filter(({ id }) => !kept.has(id)).length;
  if (count > 0) differences.push({ what: 'sentencesRemoved', count });
  if (decision.boardText.trim() !== '') differences.push({ what: 'boardText' });
  return differences;
}
