import type { EvidenceItem, ReleaseContent } from '@consilium/domain';
import { canonicalJson } from '@consilium/ledger';

export interface ReleaseChange {
  /** Document id. */
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Field → [old, new]; null where the field was not there. Empty for added and removed items. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** Which release an item came in says nothing about the item. */
const IGNORED = new Set(['id', 'release']);

/**
 * What differs between two releases, one entry a document id, sorted by id. Lists are compared as sets: another order of publications, therapies, codes or
 * alternatives is no change. Items that share an id (substitute therapies) are compared as one record.
 */
export function diffReleases(before: ReleaseContent, after: ReleaseContent): readonly ReleaseChange[] {
  const old = recordsById(before.items);
  const next = recordsById(after.items);
  const ids = [...new Set([...old.keys(), ...next.keys()])].sort(byNumber);
  return ids.flatMap((id): readonly ReleaseChange[] => {
    const was = old.get(id);
    const is = next.get(id);
    if (was === undefined) return [{ id, change: 'added', fields: {} }];
    if (is === undefined) return [{ id, change: 'removed', fields: {} }];
    const fields = changedFields(was, is);
    return Object.keys(fields).length === 0 ? [] : [{ id, change: 'changed', fields }];
  });
}

type RecordFields = Readonly<Record<string, unknown>>;

function changedFields(was: RecordFields, is: RecordFields): ReleaseChange['fields'] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  const changed = names.filter((name) => canonicalJson(was[name] ?? null) !== canonicalJson(is[name] ?? null));
  return Object.fromEntries(changed.map((name) => [name, [was[name] ?? null, is[name] ?? null] as const]));
}

function recordsById(items: readonly EvidenceItem[]): ReadonlyMap<string, RecordFields> {
  const groups = new Map<string, EvidenceItem[]>();
  for (const item of items) groups.set(item.id, [...(groups.get(item.id) ?? []), item]);
  return new Map([...groups].map(([id, group]) => [id, merged(group)]));
}

/** One value where the items of a record agree, else the list of their values. */
function merged(group: readonly EvidenceItem[]): RecordFields {
  const names = new Set(group.flatMap((item) => Object.keys(item)).filter((name) => !IGNORED.has(name)));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = asSet(group.map((item) => asSet(new Map<string, unknown>(Object.entries(item)).get(name) ?? null)));
      return [name, Array.isArray(values) && values.length === 1 ? values[0] : values];
    }),
  );
}

/** Sorts every list inside a value by its canonical text and drops repeats. */
function asSet(value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts = new Map(value.map((entry) => asSet(entry)).map((entry) => [canonicalJson(entry), entry] as const));
    return [...texts.keys()].sort().map((text) => texts.get(text));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asSet(inner)]));
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
