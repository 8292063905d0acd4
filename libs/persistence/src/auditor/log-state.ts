import type { Instant, Uuid } from '@consilium/domain';
import { ACTOR_NAME } from '../ledger/search/audit-filter.ts';
import { openDetails } from '../ledger/open-details.ts';
import type { SealedEntry } from '../ledger/open-details.ts';
import { readCheckpoint } from '../ledger/log-reader.ts';
import type { StoredCheckpoint } from '../ledger/log-reader.ts';
import { onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { CLOCK_CHECKED, LOG_CHECKED } from './log-checks.ts';

export interface RecordedCheck {
  readonly entry: Uuid;
  readonly at: Instant;
  readonly by: string;
  readonly outcome: 'done' | 'failed';
  readonly detail: Readonly<Record<string, unknown>>;
}
/** What the database tells of its log; which of it is an alarm is for `logStatusOf`. */
export interface LogState {
  readonly origin: string;
  readonly entries: number;
  readonly pending: number;
  readonly pendingSince: Instant | null;
  readonly waitsTooLong: boolean;
  /** Code that the sequencer stopped with. */
  readonly alarm: string | null;
  readonly checkpoint: StoredCheckpoint | null;
  readonly cosignatures: readonly { readonly name: string; readonly at: Instant }[];
  /** A checkpoint that was signed more than a minute ago, and no witness has cosigned it or a larger one. */
  readonly uncosignedSince: Instant | null;
  /** Newest first, those of the last hundred. */
  readonly logChecks: readonly RecordedCheck[];
  readonly clockCheck: RecordedCheck | null;
}

/** Also where reads go on however long entries wait, the badge says it. */
const LONG_WAIT_MS = 60_000;

const COUNTS = `
  SELECT t.alarm, (t.size + q.pending)::float8 AS entries, q.pending::float8 AS pending, clinic.iso(q.since) AS "pendingSince",
         coalesce(extract(epoch FROM clock_timestamp() - q.since) * 1000 > $1, false) AS "waitsTooLong",
         (SELECT clinic.iso(min(s.made_at)) FROM ledger.checkpoint_signature s WHERE s.kind = 'log' AND s.made_at < clock_timestamp() - interval '1 minute'
            AND s.size > coalesce((SELECT max(w.size) FROM ledger.checkpoint_signature w WHERE w.kind = 'witness'), 0)) AS "uncosignedSince"
  FROM ledger.tree_state t, (SELECT count(*) AS pending, min(p.since) AS since FROM ledger.pending p) q`;
const COSIGNED = `SELECT s.signer AS name, clinic.iso(s.made_at) AS at FROM ledger.checkpoint_signature s WHERE s.kind = 'witness' AND s.size = $1 ORDER BY s.signer`;
const CHECKS = `
  SELECT e.id, clinic.iso(e.recorded_at) AS at, ${ACTOR_NAME} AS by, e.outcome, convert_from(e.body, 'UTF8') AS body, d.key, d.bytes AS sealed
  FROM ledger.entry e LEFT JOIN clinic.user u ON u.id::text = e.actor LEFT JOIN ledger.detail d ON d.entry = e.id WHERE e.action = $1 ORDER BY e.ord DESC LIMIT $2`;

interface StoredCheck extends SealedEntry, Omit<RecordedCheck, 'entry' | 'detail'> {}

async function checksOf(sql: Sql, action: string, count: number): Promise<readonly RecordedCheck[]> {
  const stored = await sql.rows<StoredCheck>(CHECKS, [action, count]);
  const opened = await openDetails(sql, stored);
  return stored.map(({ id, at, by, outcome }, index) => ({ entry: id, at, by, outcome, detail: opened[index]?.detail ?? {} }));
}

export async function readLogState(sql: Sql): Promise<LogState> {
  const patience = Math.min(sql.trail.stalledAfterMs, LONG_WAIT_MS);
  const counts = onlyRow(
    await sql.rows<Pick<LogState, 'alarm' | 'entries' | 'pending' | 'pendingSince' | 'waitsTooLong' | 'uncosignedSince'>>(COUNTS, [
      patience,
    ]),
  );
  const checkpoint = await readCheckpoint(sql);
  return {
    ...counts,
    origin: sql.trail.origin,
    checkpoint,
    cosignatures: checkpoint ? await sql.rows<{ name: string; at: Instant }>(COSIGNED, [checkpoint.size]) : [],
    logChecks: await checksOf(sql, LOG_CHECKED, 100),
    clockCheck: (await checksOf(sql, CLOCK_CHECKED, 1))[0] ?? null,
  };
}
