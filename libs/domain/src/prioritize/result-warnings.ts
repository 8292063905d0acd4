import type { JudgeContext, JudgedItem } from './judged-item.ts';
import { byText } from './ordering.ts';
import { conflictsWithLine } from './therapy-line.ts';

/** Sentences a reader must see beside the tier: unverified facts, labels of other regions, another line, another isoform, a gene-level match. */
export function resultWarnings(leaders: readonly JudgedItem[], context: JudgeContext): readonly string[] {
  const isOffLine = leaders.length > 0 && leaders.every(({ match }) => conflictsWithLine(match.item.line ?? null, context.line));
  const sentences = leaders.flatMap(({ match: { item, isOtherIsoform, isGated, via } }) => [
    ...(item.verification?.status === 'unverified' ? [`${item.id} is unverified: read the source before you rely on it.`] : []),
    ...(isOtherIsoform ? [`${item.id} matched on another isoform's numbering (${via}).`] : []),
    ...(isGated
      ? [`${item.id} speaks of any mutation of the gene, and this one is not known to be at least likely oncogenic: at most Tier III.`]
      : []),
    ...(isOffLine
      ? [`${item.id} is for line ${item.line ?? ''}; this case is in line ${context.line ?? ''}.`]
      : []),
  ]);
  const regions = leaders.flatMap(({ match: { item }, verdict }) =>
    verdict?.rule.endsWith('.label.region')
      ? [
          `${item.id} is a label of ${item.region ?? 'no stated region'}, outside the regions of the site's policy (${context.policy.regions.join(', ')}).`,
        ]
      : [],
  );
  return [...new Set([...sentences, ...regions])].sort(byText);
}
