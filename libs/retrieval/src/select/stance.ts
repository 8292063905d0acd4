import type { Direction, EvidenceItem, FindingExplanation, Stance } from '@consilium/domain';

const SPEAKS_AGAINST: ReadonlySet<Direction> = new Set(['resistance', 'adverse', 'negative']);

/**
 * Where a passage stands toward the therapy, diagnosis or outcome it names. A clinician reads "for" as "speaks for doing it", so resistance is
 * against even though it confirms the resistance result.
 *
 * | record says | and | stance |
 * |---|---|---|
 * | sensitivity, positive, better, poor | supports | for |
 * | sensitivity, positive, better, poor | does not support | against |
 * | resistance, adverse, negative | supports | against |
 * | resistance, adverse, negative | does not support | context |
 * | functional, oncogenic or predisposing nature | any | context |
 */
export function stanceOfRecord(record: {
  readonly direction: Direction;
  readonly supports: boolean;
  readonly nature?: string | undefined;
}): Stance {
  if (record.nature !== undefined) return 'context';
  const speaksAgainst = SPEAKS_AGAINST.has(record.direction);
  if (record.supports) return speaksAgainst ? 'against' : 'for';
  return speaksAgainst ? 'context' : 'against';
}

/**
 * Stances of the items that an explanation names; what it does not name is context.
 *
 * | listed as | result's direction | stance |
 * |---|---|---|
 * | matched | resistance, negative | against |
 * | matched | else | for |
 * | only against | resistance, negative | what the record says |
 * | only against | else | against |
 */
export function stancesOfFinding(
  finding: FindingExplanation,
  itemOf: (id: string) => EvidenceItem | undefined,
): ReadonlyMap<string, Stance> {
  const stances = new Map<string, Stance>();
  for (const { direction, against } of finding.results) {
    for (const { item } of against) {
      const record = itemOf(item);
      stances.set(item, !SPEAKS_AGAINST.has(direction) ? 'against' : record ? stanceOfRecord(record) : 'context');
    }
  }
  for (const { direction, matched } of finding.results) {
    for (const { item } of matched) stances.set(item, SPEAKS_AGAINST.has(direction) ? 'against' : 'for');
  }
  return stances;
}
