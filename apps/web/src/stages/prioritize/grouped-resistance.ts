import type { ResistanceEntry } from '@consilium/domain';
import { therapiesText } from '../../shared/use-format.ts';

/** What one finding says against therapies with the same strength and tier: read as one line, no therapy left out. */
interface ResistanceLine extends Pick<ResistanceEntry, 'finding' | 'strength' | 'tier' | 'level'> {
  readonly therapies: readonly string[];
  readonly rulesOut: readonly string[];
}

export function groupedResistance(entries: readonly ResistanceEntry[]): readonly ResistanceLine[] {
  const lines = new Map<string, ResistanceLine>();
  for (const { finding, strength, tier, level, therapies, rulesOut } of entries) {
    const key = [finding, strength, tier, level].join('|');
    const line = lines.get(key) ?? { finding, strength, tier, level, therapies: [], rulesOut: [] };
    lines.set(key, {
      ...line,
      therapies: [...new Set([...line.therapies, therapiesText(therapies)])],
      rulesOut: [...new Set([...line.rulesOut, ...rulesOut])],
    });
  }
  return [...lines.values()];
}
