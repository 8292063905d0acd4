import { randomBytes, randomUUID } from 'node:crypto';
import type { TrailKeys, Uuid } from '@consilium/domain';
import { DATA_KEY_BYTES } from '@consilium/ledger';

/** A key over details, open in this process's memory. */
export interface DataKey {
  readonly id: Uuid;
  readonly key: Uint8Array;
}

/** What it asks of a connection (`Sql`). */
interface KeyStore {
  rows<Row>(text: string, values?: readonly (string | readonly string[])[]): Promise<readonly Row[]>;
  run(text: string, values?: readonly (string | boolean | Uint8Array)[]): Promise<number>;
  readonly trail: { readonly keys: TrailKeys };
}

interface StoredKey {
  readonly id: Uuid;
  readonly kek: string;
  readonly wrapped: Uint8Array | null;
  /** Made by this very transaction, which may still be undone. */
  readonly fresh: boolean;
}

/** How long a key is remembered: an erasure in another process takes effect after it at the latest. */
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 2_000;
const COLUMNS = `k.id, k.kek, k.wrapped, coalesce(k.xmin = pg_current_xact_id_if_assigned()::xid, false) AS fresh`;
const OF_CASE = `SELECT ${COLUMNS} FROM clinic.case c JOIN clinic.patient p ON p.id = c.patient_id JOIN ledger.data_key k ON k.id = p.key WHERE c.id = $1`;
const OF_SITE = `SELECT ${COLUMNS} FROM ledger.data_key k WHERE k.is_site`;
const BY_IDS = `SELECT ${COLUMNS} FROM ledger.data_key k WHERE k.id = ANY ($1)`;
export const SITE = 'site';

const contextOf = (id: Uuid): string => `consilium/data-key/v1|${id}`;

/** The first key-encryption key that a stored data key was wrapped with and these keys do not open; null: none. */
export async function unopenedKek(sql: Pick<KeyStore, 'rows'>, { wrap }: TrailKeys): Promise<string | null> {
  const stored = await sql.rows<StoredKey & { wrapped: Uint8Array }>(
    `SELECT DISTINCT ON (k.kek) ${COLUMNS} FROM ledger.data_key k WHERE k.wrapped IS NOT NULL ORDER BY k.kek, k.id`,
  );
  for (const { id, kek, wrapped } of stored)
    try {
      await wrap.unwrap({ kek, bytes: new Uint8Array(wrapped) }, contextOf(id));
    } catch {
      return kek;
    }
  return null;
}

/** The keys over details, wrapped in Postgres and open here for a short time. One a connection pool. */
export class DataKeys {
  readonly #keys = new Map<string, { readonly value: DataKey; readonly until: number }>();

  /** Key of the case's patient; of the site when there is no case, no patient, or his key is destroyed. */
  async forCase(sql: KeyStore, caseId: Uuid | null): Promise<DataKey> {
    const known = this.#recall(caseId ?? SITE);
    if (known) return known;
    const [stored] = await sql.rows<StoredKey>(caseId === null ? OF_SITE : OF_CASE, caseId === null ? [] : [caseId]);
    if (stored && stored.wrapped !== null) return this.#open(sql.trail.keys, stored, caseId ?? SITE);
    return caseId === null ? this.#makeForSite(sql) : this.forCase(sql, null);
  }

  /** Keys by id; a destroyed or unknown one is missing in the answer. */
  async byIds(sql: KeyStore, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, DataKey>> {
    const found = new Map<Uuid, DataKey>();
    const asked = [...new Set(ids)].filter((id) => {
      const known = this.#recall(id);
      if (known) found.set(id, known);
      return !known;
    });
    if (asked.length > 0)
      for (const stored of await sql.rows<StoredKey>(BY_IDS, [asked]))
        if (stored.wrapped !== null) found.set(stored.id, await this.#open(sql.trail.keys, stored, stored.id));
    return found;
  }

  /** A new key, stored wrapped. */
  async make(sql: KeyStore, isSite = false): Promise<DataKey | null> {
    const [id, key] = [randomUUID(), new Uint8Array(randomBytes(DATA_KEY_BYTES))];
    const { kek, bytes } = await sql.trail.keys.wrap.wrap(key, contextOf(id));
    const made = await sql.run('INSERT INTO ledger.data_key (id, is_site, kek, wrapped) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
      id,
      isSite,
      kek,
      bytes,
    ]);
    return made === 1 ? { id, key } : null;
  }

  /** Forgets what it holds open: after an erasure. */
  forget(): void {
    this.#keys.clear();
  }

  async #makeForSite(sql: KeyStore): Promise<DataKey> {
    const made = await this.make(sql, true);
    if (made) return made;
    const [first] = await sql.rows<StoredKey>(OF_SITE);
    if (!first) throw new Error('The key of the site is missing: restore the table ledger.data_key from a backup.');
    return this.#open(sql.trail.keys, first, SITE);
  }

  async #open({ wrap }: TrailKeys, { id, kek, wrapped, fresh }: StoredKey, name: string): Promise<DataKey> {
    const value = { id, key: await wrap.unwrap({ kek, bytes: new Uint8Array(wrapped ?? []) }, contextOf(id)) };
    if (!fresh) this.#remember(name, value);
    return value;
  }

  #recall(name: string): DataKey | null {
    const known = this.#keys.get(name);
    return known && known.until > performance.now() ? known.value : null;
  }

  #remember(name: string, value: DataKey): void {
    this.#keys.delete(name);
    if (this.#keys.size >= MOST_REMEMBERED)
      for (const oldest of [...this.#keys.keys()].slice(0, MOST_REMEMBERED / 2)) this.#keys.delete(oldest);
    this.#keys.set(name, { value, until: performance.now() + REMEMBERED_MS });
  }
}
