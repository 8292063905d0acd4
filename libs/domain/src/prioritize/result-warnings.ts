import type { JudgeContext, JudgedItem } from './judged-item.ts';
import { byText } from './ordering.ts';

/** Sentences a reader must see beside the tier: unverified facts, labels of other regions, another line, another isoform, a gene-level match. */
export function resultWarnings(leaders: readonly JudgedItem[], context: JudgeContext): readonly string[] {
  const sentences = leaders.flatMap(({ match: { item, isOtherIsoform, isGated, via } }) => [
    ...(item.verification?.status === 'unverified' ? [`${item.id} is unverified: read the source before you rely on it.`] : []),
    ...(isOtherIsoform ? [`${item.id} matched on another isoform's numbering (${via}).`] : []),
    ...(isGated
      ? [`${item.id} speaks of any mutation of the gene, and this one is not known to be at least likely oncogenic: at most Tier III.`]
      : []),
    ...(lineConflict(item.line ?? null, context.line)
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

/** What a line in words asks for; words that say nothing of a line are not compared. */
const LINES: readonly (readonly [RegExp, (written: RegExpExecArray) => { readonly from: number; readonly to: number }])[] = [
  [/^(?:line )?≥ ?(\d+)$|^(\d+)(?:st|nd|rd|th)? ?(?:\+|line and later)$/i, (m) => ({ from: Number(m[1] ?? m[2]), to: Infinity })],
  [/^(?:line )?(\d+)(?:st|nd|rd|th)?(?: line)?$/i, (m) => ({ from: Number(m[1]), to: Number(m[1]) })],
  [/^first[- ]line(?! maintenance)|^newly diagnosed/i, () => ({ from: 1, to: 1 })],
  [/^second[- ]line/i, () => ({ from: 2, to: 2 })],
  [/^(?:after|relapsed|refractory|previously treated)\b/i, () => ({ from: 2, to: Infinity })],
];

function lineConflict(written: string | null, line: number | null): boolean {
  if (written === null || line === null) return false;
  const asked = LINES.flatMap(([pattern, read]) => {
    const match = pattern.exec(written.trim());
    return match ? [read(match)] : [];
  })[0];
  return asked !== undefined && (line < asked.from || line > asked.to);
}
