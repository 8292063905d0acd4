import type { Sql } from '../sql.ts';

/** Entries wait too long for their place in the log: no patient data leaves before the sequencer runs again (AUD-17). */
export class LogStalled extends Error {
  readonly code = 'LEDGER.STALLED';
  constructor() {
    super('The oldest entry waits too long for its place in the audit log: start the sequencer, or see `consilium fsck` for its alarm.');
  }
}

const LOOK_AGAIN_MS = 5_000;
const looked = new WeakMap<Sql['trail'], { readonly until: number }>();

/** Looks at the queue at most every five seconds while all is well, and at each read while it is not. @throws LogStalled */
export async function refuseWhenStalled(sql: Sql): Promise<void> {
  const now = performance.now();
  if ((looked.get(sql.trail)?.until ?? 0) > now || sql.trail.stalledAfterMs === Infinity) return;
  const [oldest] = await sql.rows<{ ageMs: number }>(
    'SELECT extract(epoch FROM clock_timestamp() - p.since)::float8 * 1000 AS "ageMs" FROM ledger.pending p ORDER BY p.ord LIMIT 1',
  );
  if (oldest !== undefined && oldest.ageMs > sql.trail.stalledAfterMs) throw new LogStalled();
  looked.set(sql.trail, { until: now + LOOK_AGAIN_MS });
}
