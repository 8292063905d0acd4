import type { Purpose, Uuid } from '@consilium/domain';
import { openDetail } from '@consilium/ledger';
import type { OpenDetail } from '@consilium/ledger';
import type { Sql } from '../sql.ts';

/** An entry with its detail as it is stored. */
export interface SealedEntry {
  readonly id: Uuid;
  readonly body: string;
  readonly key: Uuid | null;
  readonly sealed: Uint8Array | null;
}

type Facts = Readonly<Record<string, unknown>>;
export interface OpenedEntry {
  /** Null: none was given, or it was erased. */
  readonly open: OpenDetail | null;
  readonly detail: Facts | null;
  readonly isErased: boolean;
}

/** Members that are read off a stored body; the database parsed it when it was written. */
interface BodyFacts {
  readonly v: number;
  readonly ai: Facts | null;
  readonly detail: Facts | string | null;
  readonly purpose: Purpose | null;
}
export const factsOf = (body: string): BodyFacts => ({ purpose: null, ...(JSON.parse(body) as Omit<BodyFacts, 'purpose'>) });

/**
 * Opens the details of entries, in their order.
 *
 * | detail | key | answer |
 * |--------|-----|--------|
 * | there | there | opened; one that does not open is an error |
 * | there or deleted | destroyed, its own or that of the case's patient | erased |
 * | missing | there, or none known | neither opened nor erased: it was lost, and the verifier says so |
 */
export async function openDetails(sql: Sql, entries: readonly SealedEntry[]): Promise<readonly OpenedEntry[]> {
  const ids = entries.flatMap(({ key }) => (key === null ? [] : [key]));
  const keys = ids.length === 0 ? new Map<Uuid, never>() : await sql.trail.dataKeys.byIds(sql, ids);
  const isOpen = ({ key, sealed }: SealedEntry): boolean => sealed !== null && key !== null && keys.has(key);
  const erased = await erasedOf(
    sql,
    entries.filter((entry) => !isOpen(entry) && hasCommitment(entry.body)).map(({ id }) => id),
  );
  return entries.map(({ id, body, key, sealed }) => {
    const facts = factsOf(body);
    if (facts.v === 1) return { open: null, detail: asFacts(facts.detail), isErased: false };
    const dataKey = key === null ? undefined : keys.get(key);
    if (sealed === null || key === null || !dataKey) return { open: null, detail: null, isErased: erased.has(id) };
    const open = openDetail(dataKey.key, { entry: id, key }, sealed);
    return { open, detail: asFacts(open.detail?.data ?? null), isErased: false };
  });
}

const ERASED = `SELECT e.id FROM ledger.entry e LEFT JOIN ledger.detail d ON d.entry = e.id
  LEFT JOIN clinic.case c ON c.id = e.case_id LEFT JOIN clinic.patient p ON p.id = c.patient_id
  JOIN ledger.data_key k ON k.id = coalesce(d.key, p.key) AND k.destroyed_at IS NOT NULL WHERE e.id = ANY ($1)`;

const erasedOf = async (sql: Sql, ids: readonly Uuid[]): Promise<ReadonlySet<Uuid>> =>
  new Set(ids.length === 0 ? [] : (await sql.rows<{ id: Uuid }>(ERASED, [ids])).map(({ id }) => id));

const asFacts = (value: unknown): Facts | null => (typeof value === 'object' && value !== null ? { ...value } : null);
const hasCommitment = (body: string): boolean => /"(?:before|after|detail)":"[0-9a-f]{64}"/.test(body);

const PAGE = 50;
const NEWEST = `SELECT e.id, e.ord::int AS ord, convert_from(e.body, 'UTF8') AS body, d.key, d.bytes AS sealed FROM ledger.entry e LEFT JOIN ledger.detail d ON d.entry = e.id
  WHERE e.action = $1 AND e.ord < $2 ORDER BY e.ord DESC LIMIT ${PAGE}`;

/** Facts of the newest entry of an action that fits. */
export async function lastDetail(sql: Sql, action: string, fits: (detail: Facts) => boolean = () => true): Promise<Facts | null> {
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const page = await sql.rows<SealedEntry & { readonly ord: number }>(NEWEST, [action, before]);
    const found = (await openDetails(sql, page)).find(({ detail }) => detail !== null && fits(detail));
    if (found) return found.detail;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return null;
    before = last.ord;
  }
}
