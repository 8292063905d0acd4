import type { EvidenceItem } from '@consilium/domain';

/** One record of a source: its items differ by therapy only. A document, a citation and a reference speak of the record. */
export interface EvidenceRecord extends EvidenceItem {
  /** Each a combination; several are substitutes for one another. */
  readonly alternatives: readonly (readonly string[])[];
}

/** Records by id. Where two releases of one source are loaded, the one that comes first speaks. */
export function recordsOf(items: readonly EvidenceItem[]): ReadonlyMap<string, EvidenceRecord> {
  const records = new Map<string, EvidenceRecord>();
  for (const item of items) {
    const before = records.get(item.id);
    if (!before) records.set(item.id, { ...item, alternatives: [item.therapies] });
    else if (before.release === item.release) {
      records.set(item.id, {
        ...before,
        therapies: [...new Set([...before.therapies, ...item.therapies])],
        alternatives: [...before.alternatives, item.therapies],
      });
    }
  }
  return records;
}
