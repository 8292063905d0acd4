import { createHash } from 'node:crypto';
import { canonicalJson, intentOf, leafHash, openDetail, sameBytes, unopenedPart } from '@consilium/ledger';
import type { EntryBody, OpenDetail } from '@consilium/ledger';
import type { Uuid } from '@consilium/domain';
import type { Sql } from '../../sql.ts';
import type { RowImages } from '../row-images.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

interface StoredEntry {
  readonly id: Uuid;
  readonly ord: number;
  readonly columns: string;
  readonly body: Uint8Array;
  readonly hash: Uint8Array;
  readonly intent: Uint8Array | null;
  readonly key: Uuid | null;
  readonly sealed: Uint8Array | null;
  /** Cases whose data left with one answer: searched for, and repeated in the detail. */
  readonly cases: readonly Uuid[] | null;
  /** Place in the log; what still waits comes after all leaves. */
  readonly place: number;
  /** Made before the erasure of the patient whom it concerns. */
  readonly mayBeGone: boolean;
  /** Its detail stands under the key of a patient who is erased. */
  readonly mayBeShut: boolean;
}

/** Bodies are at most 64 KiB and details larger: a page stays within some ten megabytes. */
const PAGE = 200;
const ENTRIES = `
  SELECT e.id, e.case_ids AS cases, e.ord::float8 AS ord, e.body, e.leaf_hash AS hash, e.intent, d.key, d.bytes AS sealed,
         json_build_array(e.actor, e.actor_kind, e.actor_roles, e.action, e.object_type, e.object_id, e.object_version, e.case_id, e.outcome, e.reason, e.request_id, clinic.iso(e.recorded_at))::text AS columns,
         coalesce(l.idx, 4503599627370496 + e.ord)::float8 AS place,
         EXISTS (SELECT 1 FROM clinic.case c JOIN clinic.patient p ON p.id = c.patient_id WHERE c.id = e.case_id AND e.recorded_at <= p.erased_at) AS "mayBeGone",
         EXISTS (SELECT 1 FROM ledger.data_key k JOIN clinic.patient p ON p.key = k.id WHERE k.id = d.key AND k.wrapped IS NULL AND p.erased_at IS NOT NULL) AS "mayBeShut"
  FROM ledger.entry e LEFT JOIN ledger.detail d ON d.entry = e.id LEFT JOIN ledger.leaf l ON l.entry = e.id WHERE e.ord > $1 ORDER BY e.ord LIMIT ${PAGE}`;

/** Image of a row that an entry commits to, by its digest. */
export interface CommittedRow {
  readonly key: string;
  readonly ord: number;
  /** The log's own order decides which entry is the last of a row: the column ord is under no hash. */
  readonly place: number;
  readonly digest: Uint8Array;
}
export const imageDigest = (image: unknown): Uint8Array => createHash('sha256').update(canonicalJson(image)).digest();

/** Every entry by itself: body, columns, hash, detail, intent. `commit` is given the rows that each entry fixes, a page at a time. */
export async function* checkEntries(sql: Sql, commit: (rows: readonly CommittedRow[]) => Promise<void>): AsyncGenerator<Finding> {
  for (let last = Number.MIN_SAFE_INTEGER; ;) {
    const page = await sql.rows<StoredEntry>(ENTRIES, [last]);
    const keys = await sql.trail.dataKeys.byIds(
      sql,
      page.flatMap(({ key }) => (key === null ? [] : [key])),
    );
    const rows: CommittedRow[] = [];
    for (const entry of page) {
      const { findings, open } = checkEntry(entry, entry.key === null ? undefined : keys.get(entry.key)?.key, sql.trail.keys.intent);
      yield* findings;
      for (const [key, image] of Object.entries(rowsIn(open)))
        rows.push({ key, ord: entry.ord, place: entry.place, digest: imageDigest(image) });
    }
    await commit(rows);
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return;
    last = end.ord;
  }
}

/** What `appendEntry` put there; the commitment was checked before. */
export const rowsIn = (open: OpenDetail | null): RowImages => (open?.after?.data as { readonly rows?: RowImages } | undefined)?.rows ?? {};

interface Checked {
  readonly findings: readonly Finding[];
  readonly open: OpenDetail | null;
}

function checkEntry(entry: StoredEntry, key: Uint8Array | undefined, intentKey: Uint8Array): Checked {
  const at = `entry ${entry.id}`;
  const findings: Finding[] = [];
  const note = (code: string, message: string): void => void findings.push(finding(code, at, message));
  const body = parsed(entry.body);
  if (body === null) return { findings: [finding('ENTRY.NOT_CANONICAL', at, 'Its body is no JSON text in UTF-8.')], open: null };
  if (canonicalJson(body) !== Buffer.from(entry.body).toString('utf8'))
    note('ENTRY.NOT_CANONICAL', 'Its body is not canonical (RFC 8785).');
  if (!sameBytes(leafHash(entry.body), entry.hash)) note('ENTRY.HASH_DIFFERS', 'Its stored leaf hash is not that of its body.');
  if (body.id !== entry.id || entry.columns !== columnsOf(body, entry))
    note('ENTRY.COLUMN_DIFFERS', 'A column that is searched does not say what its body says.');
  if (body.v !== 2) return { findings, open: null };
  const hasData = body.before !== null || body.after !== null || body.detail !== null;
  if (!hasData && entry.sealed === null) return { findings, open: null };
  if (entry.sealed === null || entry.key === null)
    return entry.mayBeGone
      ? { findings, open: null }
      : { findings: [...findings, finding('DETAIL.MISSING', at, 'Its encrypted detail is gone.')], open: null };
  if (entry.mayBeShut) return { findings, open: null };
  const open = key === undefined ? null : opened(key, entry.id, entry.key, entry.sealed);
  if (open === null)
    return {
      findings: [
        ...findings,
        finding('DETAIL.UNREADABLE', at, 'Its detail does not open: it was altered or moved, or its key is missing.'),
      ],
      open,
    };
  const part = unopenedPart(body, open);
  if (part === null && casesIn(body, open) !== (entry.cases?.join() ?? null))
    note('ENTRY.COLUMN_DIFFERS', 'The column case_ids does not name the cases that its detail names.');
  if (part !== null) note('DETAIL.DIFFERS', `Its ${part} is not what the body commits to.`);
  else if (entry.intent !== null && !sameBytes(intentOf(intentKey, intentIn(body, open)), entry.intent))
    note('ENTRY.INTENT_DIFFERS', 'Its keyed intent is not that of its act and data.');
  return { findings, open: part === null ? open : null };
}

function parsed(bytes: Uint8Array): EntryBody | null {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as EntryBody;
  } catch {
    return null;
  }
}

function opened(key: Uint8Array, entry: Uuid, keyId: Uuid, sealed: Uint8Array): OpenDetail | null {
  try {
    return openDetail(key, { entry, key: keyId }, sealed);
  } catch {
    return null;
  }
}

/** As the query writes them; the clock of the first version's bodies was the transaction's, that of the column the statement's. */
function columnsOf(body: EntryBody, { columns }: StoredEntry): string {
  const stored = JSON.parse(columns) as readonly unknown[];
  const said = [
    body.actor.ref,
    body.actor.kind,
    body.actor.roles,
    body.act,
    body.obj.type,
    body.obj.id,
    body.obj.ver,
    body.subj,
    body.outcome,
    body.reason,
    body.req,
    body.v === 2 ? body.ts : stored.at(-1),
  ];
  return JSON.stringify(said) === JSON.stringify(stored) ? columns : '';
}

/** As `recordRead` writes them; null: the entry has no such list. */
function casesIn(body: EntryBody, open: OpenDetail): string | null {
  const said = open.detail?.data;
  if (body.act !== 'read' || body.subj !== null || typeof said !== 'object' || said === null || !('cases' in said)) return null;
  return Array.isArray(said.cases) ? said.cases.join() : null;
}

const stateOf = (part: OpenDetail['before']): unknown => (part?.data as { readonly state?: unknown } | undefined)?.state ?? null;

const intentIn = (body: EntryBody, open: OpenDetail) => ({
  act: body.act,
  object: { type: body.obj.type, id: body.obj.id, version: body.obj.ver },
  actor: { id: body.actor.ref, kind: body.actor.kind },
  data: {
    before: stateOf(open.before),
    after: stateOf(open.after),
    detail: open.detail?.data ?? null,
    outcome: body.outcome,
    reason: body.reason,
    ai: body.ai,
    wf: body.wf,
  },
});
