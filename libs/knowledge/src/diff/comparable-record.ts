import type { EvidenceItem } from '@consilium/domain';
import { canonicalJson } from '@consilium/ledger';

/** An item, or several under one document id, in the form in which releases are compared. */
export interface ComparableRecord {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The items whole: two records may agree field by field and still pair them otherwise. */
  readonly items: unknown;
}

/** Which release an item came in says nothing about the item. */
const IGNORED = new Set(['id', 'release']);

/** Records by document id. */
export function comparableRecords(items: readonly EvidenceItem[]): ReadonlyMap<string, ComparableRecord> {
  const groups = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const item of items) {
    const group = groups.get(item.id) ?? [];
    group.push(comparable(item));
    groups.set(item.id, group);
  }
  return new Map([...groups].map(([id, group]) => [id, { fields: merged(group), items: asSet(group) }]));
}

const comparable = (item: EvidenceItem): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (IGNORED.has(name) || value === undefined ? [] : [[name, asSet(value)] as const])),
  );

/** One value where the items of a record agree, else the list of their values. */
function merged(group: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  const [only] = group;
  if (only !== undefined && group.length === 1) return only;
  const names = new Set(group.flatMap((item) => Object.keys(item)));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = asSet(group.map((item) => item[name] ?? null));
      return [name, Array.isArray(values) && values.length === 1 ? values[0] : values];
    }),
  );
}

/**
 * The value with every list as a set (sorted by canonical text, repeats dropped), and texts without what is no content: white space, the address of a page
 * (a record is named by its id, its page may move), the day on which someone looked at it.
 */
function asSet(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) {
    const texts = new Map(value.map((entry) => asSet(entry)).map((entry) => [canonicalJson(entry), entry] as const));
    return [...texts.keys()].sort().map((text) => texts.get(text));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asSet(inner)]));
}

const ADDRESS = /\b(?:https?|ftp):\/\/[^\s"<>)\]]+/gi;
const LOOKED_AT =
  /\b(?:accessed|retrieved|reviewed|last (?:accessed|reviewed|updated|modified))(?: on)?:? \d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?: ?(?:UTC|Z))?)?/gi;

const plain = (text: string): string => text.normalize('NFC').replace(ADDRESS, '').replace(/\s+/g, ' ').replace(LOOKED_AT, '').trim();
