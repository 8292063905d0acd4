import type { ItemAssessment, ItemMatch } from './assess-item.ts';
import type { Evidence, SharedEvidence } from './collect-evidence.ts';
import type { Direction, EvidenceItem, Significance } from './evidence-item.ts';
import { byText } from './ordering.ts';

type Pending = Extract<ItemAssessment, { kind: 'pending' }>;
type Rejected = Extract<ItemAssessment, { kind: 'rejected' }>;

/** One result in the making: significance × direction × set of therapies. */
export interface EvidenceGroup {
  readonly significance: Significance;
  readonly direction: Exclude<Direction, 'adverse'>;
  readonly therapies: readonly string[];
  /** Items that say so. */
  readonly supporting: readonly ItemMatch[];
  /** "Does not support", and items of the opposite significance for the same therapies. */
  readonly against: readonly ItemMatch[];
  readonly pending: readonly Pending[];
  readonly rejected: readonly Rejected[];
}

const OPPOSITE: Readonly<Record<Exclude<Direction, 'adverse'>, Exclude<Direction, 'adverse'>>> = {
  sensitivity: 'resistance',
  resistance: 'sensitivity',
  positive: 'negative',
  negative: 'positive',
  better: 'poor',
  poor: 'better',
};

export const therapiesOf = (item: EvidenceItem): readonly string[] => [...new Set(item.therapies)].sort(byText);
const nameOf = (significance: Significance, direction: string, therapies: readonly string[]): string =>
  `${significance}|${direction}|${therapies.join('+')}`;

interface Bin {
  readonly significance: Significance;
  readonly direction: Exclude<Direction, 'adverse'>;
  readonly therapies: readonly string[];
  readonly own: ItemMatch[];
  readonly pending: Pending[];
  readonly rejected: Rejected[];
}

/** Splits the evidence of a finding into results. Adverse items form none; they go to the safety list. */
export function groupEvidence(evidence: SharedEvidence): readonly EvidenceGroup[] {
  const bins = new Map<string, Bin>();
  const binOf = (item: EvidenceItem): Bin | null => {
    if (item.direction === 'adverse') return null;
    const therapies = therapiesOf(item);
    const name = nameOf(item.significance, item.direction, therapies);
    const bin = bins.get(name) ?? {
      significance: item.significance,
      direction: item.direction,
      therapies,
      own: [],
      pending: [],
      rejected: [],
    };
    bins.set(name, bin);
    return bin;
  };
  for (const match of evidence.matched) binOf(match.item)?.own.push(match);
  for (const pending of evidence.pending)
    if (pending.item.supports && pending.disease.relation !== 'other') binOf(pending.item)?.pending.push(pending);
  const formed = new Set(bins.keys());
  for (const rejected of evidence.rejected)
    if (formed.has(nameOf(rejected.item.significance, rejected.item.direction, therapiesOf(rejected.item))))
      binOf(rejected.item)?.rejected.push(rejected);
  return [...bins.values()].map((bin) => {
    const opposite = bins.get(nameOf(bin.significance, OPPOSITE[bin.direction], bin.therapies));
    return {
      significance: bin.significance,
      direction: bin.direction,
      therapies: bin.therapies,
      supporting: bin.own.filter(({ item }) => item.supports),
      against: [...bin.own.filter(({ item }) => !item.supports), ...(opposite?.own.filter(({ item }) => item.supports) ?? [])].filter(
        (match) => !match.isGated,
      ),
      pending: bin.pending,
      rejected: bin.rejected,
    };
  });
}

/** The evidence without what stands in one of the results: the near misses that the finding lists itself. */
export function outsideResults(evidence: Evidence, groups: readonly EvidenceGroup[]): Evidence {
  const shown = new Set<Pending | Rejected>(groups.flatMap((group) => [...group.pending, ...group.rejected]));
  return {
    ...evidence,
    pending: evidence.pending.filter((entry) => !shown.has(entry)),
    rejected: evidence.rejected.filter((entry) => !shown.has(entry)),
  };
}
