import type { ReleaseContent } from '@consilium/domain';
import { canonicalJson } from '@consilium/ledger';
import { comparableRecords } from './comparable-record.ts';
import type { ComparableRecord } from './comparable-record.ts';

export interface ReleaseChange {
  /** Document id. */
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Field → [old, new]; null where the field was not there. Empty for added and removed items. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
}

type Records = ReadonlyMap<string, ComparableRecord>;

/**
 * What differs between two releases, one entry a document id, sorted by id.
 *
 * | differs | reported |
 * |---|---|
 * | order of publications, therapies, codes, alternatives, rows; white space; the address of a page; the day it was looked at | nothing |
 * | the name of a profile or disease, same content | changed, `profileName: [old, new]` |
 * | the id alone, or the id and names, where the content is found once on either side (not for CIViC, whose ids are stable) | changed under the new id, `id: [old, new]` |
 * | any other field | changed, with old and new |
 * | items that share an id (substitute therapies) | compared as one record; `items` where they only pair otherwise |
 */
export function diffReleases(before: ReleaseContent, after: ReleaseContent): readonly ReleaseChange[] {
  const old = comparableRecords(before.items);
  const next = comparableRecords(after.items);
  const renamed = renamedIds(old, next);
  const origins = new Map([...renamed].map(([from, to]) => [to, from]));
  const ids = [...new Set([...old.keys(), ...next.keys()])].filter((id) => !renamed.has(id)).sort(byNumber);
  return ids.flatMap((id): readonly ReleaseChange[] => {
    const from = origins.get(id);
    const was = old.get(from ?? id);
    const is = next.get(id);
    if (was === undefined) return [{ id, change: 'added', fields: {} }];
    if (is === undefined) return [{ id, change: 'removed', fields: {} }];
    const fields = { ...(from === undefined ? {} : { id: [from, id] as const }), ...changedFields(was, is) };
    return Object.keys(fields).length === 0 ? [] : [{ id, change: 'changed', fields }];
  });
}

function changedFields(was: ComparableRecord, is: ComparableRecord): ReleaseChange['fields'] {
  const names = [...new Set([...Object.keys(was.fields), ...Object.keys(is.fields)])].sort();
  const changed = names.filter((name) => canonicalJson(was.fields[name] ?? null) !== canonicalJson(is.fields[name] ?? null));
  if (changed.length === 0 && canonicalJson(was.items) !== canonicalJson(is.items)) return { items: [was.items, is.items] };
  return Object.fromEntries(changed.map((name) => [name, [was.fields[name] ?? null, is.fields[name] ?? null] as const]));
}

/** Names say how a record is called, not what it says. */
const NAMES = new Set(['profileName', 'diseaseName']);

/** CIViC never gives an item another id: a new id there is a new item, whatever it says. */
const STABLE_IDS = /^civic:/;

/** Old id → new id of records whose content went under another id, where it is unmistakable. */
function renamedIds(old: Records, next: Records): ReadonlyMap<string, string> {
  const gone = byContent(old, next);
  const come = byContent(next, old);
  return new Map(
    [...gone].flatMap(([content, ids]) => {
      const [from, ...others] = ids;
      const [to, ...more] = come.get(content) ?? [];
      return from !== undefined && to !== undefined && others.length + more.length === 0 ? [[from, to] as const] : [];
    }),
  );
}

function byContent(of: Records, other: Records): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, { fields }] of of) {
    if (other.has(id) || STABLE_IDS.test(id)) continue;
    const content = canonicalJson(Object.fromEntries(Object.entries(fields).filter(([name]) => !NAMES.has(name))));
    groups.set(content, [...(groups.get(content) ?? []), id]);
  }
  return groups;
}

const COLLATOR = new Intl.Collator('en', { numeric: true });
const byNumber = (a: string, b: string): number => COLLATOR.compare(a, b);
