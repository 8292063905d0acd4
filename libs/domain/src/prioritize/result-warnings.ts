import type { JudgeContext, JudgedItem } from './judged-item.ts';
import { byText } from './ordering.ts';
import { lineFit } from './therapy-line.ts';

/** Sentences a reader must see beside the tier: unverified facts, labels of other regions, another line, another isoform, a gene-level match. */
export function resultWarnings(leaders: readonly JudgedItem[], context: JudgeContext): readonly string[] {
  const isUnverified = leaders.length > 0 && leaders.every(({ match }) => match.item.verification?.status === 'unverified');
  const sentences = leaders.flatMap(({ match: { item, isOtherIsoform, isGated, via } }) => [
    ...(isUnverified ? [`${item.id} is unverified: read the source before you rely on it.`] : []),
    ...(isOtherIsoform ? [`${item.id} matched on another isoform's numbering (${via}).`] : []),
    ...(isGated
      ? [
          via.includes('cna:')
            ? `${item.id} speaks of the loss of the gene; here one copy is lost and the other is not shown to be: at most Tier III.`
            : `${item.id} speaks of any mutation of the gene or region, and this one is not known to be at least likely oncogenic: at most Tier III.`,
        ]
      : []),
  ]);
  const regions = leaders.flatMap(({ match: { item }, verdict }) =>
    verdict?.rule.endsWith('.label.region')
      ? [
          `${item.id} is a label of ${item.region ?? 'no stated region'}, outside the regions of the site's policy (${context.policy.regions.join(', ')}).`,
        ]
      : [],
  );
  return [...new Set([...sentences, ...lineSentences(leaders, context.line), ...regions])].sort(byText);
}

/** Said only where no label or guideline behind the tier fits the line. */
function lineSentences(leaders: readonly JudgedItem[], line: number | null): readonly string[] {
  const fits = leaders.flatMap(({ match: { item } }) =>
    item.kind === 'knowledge-base' && (item.line ?? null) === null ? [] : [{ item, fit: lineFit(item.line ?? null, line) }],
  );
  if (fits.some(({ fit }) => fit === 'fits' || fit === 'silent')) return [];
  return [...new Set(fits.map(({ item }) => item.line ?? ''))].map((asked) => {
    const same = fits.filter(({ item }) => (item.line ?? '') === asked);
    const ids = [...new Set(same.map(({ item }) => item.id))].sort(byText);
    const isConflict = same.some(({ fit }) => fit === 'conflict');
    return `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} for: ${asked}; ${isConflict ? `this case is in line ${line ?? ''}` : 'the case does not state that'}.`;
  });
}
