import { randomUUID } from 'node:crypto';
import type { Uuid } from '@consilium/domain';
import type { PlainFacts } from '@consilium/ledger';
import { appendEntry } from '../ledger/append-entry.ts';
import type { EntryActor } from '../ledger/append-entry.ts';
import type { Sql } from '../sql.ts';

/** What a check of the whole log found: `consilium fsck` on the server, or an auditor in his own browser. */
export interface LogCheck {
  readonly how: 'fsck' | 'browser';
  /** Entries that were checked. */
  readonly size: number;
  readonly isIntact: boolean;
  /** Codes of what was found, each once. */
  readonly codes: readonly string[];
  /** Index of the first bad entry, where the check tells. */
  readonly firstBad?: number | null;
  readonly findings?: number;
}
export const LOG_CHECKED = 'log-checked';

export async function recordLogCheck(sql: Sql, check: LogCheck, actor: EntryActor, requestId: string | null): Promise<Uuid> {
  const { how, size, isIntact, codes, firstBad = null, findings = isIntact ? 0 : 1 } = check;
  const id = randomUUID();
  await appendEntry(sql, {
    id,
    actor,
    act: LOG_CHECKED,
    object: { type: 'log', id: sql.trail.origin, version: null },
    outcome: isIntact ? 'done' : 'failed',
    reason: codes[0] ?? null,
    detail: { how, size, findings, firstBad, codes },
    requestId,
  });
  return id;
}

export interface ClockCheck {
  /** Database clock less the clock of this process, in ms. */
  readonly offsetMs: number;
  readonly ntp: 'synchronized' | 'unsynchronized' | 'unknown';
}
export const CLOCK_CHECKED = 'clock-checked';
/** Further apart than this, times in entries and times on screens can't be compared. */
export const MAX_CLOCK_OFFSET_MS = 2000;
export const isClockRight = ({ offsetMs }: ClockCheck): boolean => Math.abs(offsetMs) <= MAX_CLOCK_OFFSET_MS;

export const recordClockCheck = (sql: Sql, check: ClockCheck, actor: EntryActor): Promise<void> =>
  appendEntry(sql, {
    id: randomUUID(),
    actor,
    act: CLOCK_CHECKED,
    object: { type: 'clock', id: actor.id, version: null },
    outcome: isClockRight(check) ? 'done' : 'failed',
    reason: isClockRight(check) ? null : 'CLOCK.OFF',
    detail: { offsetMs: check.offsetMs, ntp: check.ntp } satisfies PlainFacts,
  });
