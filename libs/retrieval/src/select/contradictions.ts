import type { EvidenceRecord } from '../document/evidence-record.ts';

interface Ranked {
  readonly id: string;
  readonly item: EvidenceRecord;
}

/**
 * Records that contradict another of the same claim, best claims first, at most `most`. A claim is profile, therapies and disease; then profile
 * and therapies over any disease, for a query that names no disease meets them as one.
 *
 * | records of the claim | kept |
 * |---|---|
 * | some support what they state, some do not | the best that does not |
 * | some speak for the therapy, some against | the best against |
 * | all on one side | none |
 *
 * @param ordered best first
 */
export function contradictions(ordered: readonly Ranked[], most: number): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const claimOf of [withDisease, claimOverDiseases])
    for (const records of groups(ordered, claimOf).values()) {
      if (kept.size >= most) return kept;
      for (const { id } of opposing(records).slice(0, most - kept.size)) kept.add(id);
    }
  return kept;
}

function opposing(records: readonly Ranked[]): readonly Ranked[] {
  const sides = [({ item }: Ranked) => item.supports, ({ item }: Ranked) => isFor(item)];
  return sides.flatMap((isOn) => (records.some(isOn) ? (records.find((one) => !isOn(one)) ?? []) : []));
}

export const claimOverDiseases = ({ profileName, therapies, significance }: EvidenceRecord): string =>
  [significance, profileName, ...[...new Set(therapies)].sort()].join('|');
const withDisease = (item: EvidenceRecord): string => `${claimOverDiseases(item)}|${item.diseaseName}`;

const FOR: ReadonlySet<string> = new Set(['sensitivity', 'positive', 'better']);
const isFor = ({ direction, supports }: EvidenceRecord): boolean => FOR.has(direction) === supports;

/** A map keeps the order of its first members, so the best claim comes first. */
function groups(ordered: readonly Ranked[], claimOf: (item: EvidenceRecord) => string): ReadonlyMap<string, readonly Ranked[]> {
  const found = new Map<string, Ranked[]>();
  for (const one of ordered) {
    if (one.item.nature !== undefined) continue;
    const claim = claimOf(one.item);
    const known = found.get(claim);
    if (known) known.push(one);
    else found.set(claim, [one]);
  }
  return found;
}
