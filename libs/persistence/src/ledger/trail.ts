import type { TrailKeys } from '@consilium/domain';
import type { DataSource } from 'typeorm';
import { DataKeys } from './data-keys.ts';

/** What a connection appends entries with. */
export interface Trail {
  /** @throws KeysMissing */
  readonly keys: TrailKeys;
  readonly origin: string;
  readonly dataKeys: DataKeys;
  /** How long an entry may wait for its place in the log before reads are refused. */
  readonly stalledAfterMs: number;
}

/** Oldest entry without a place in the log, before reads are refused (AUD-17). */
export const STALLED_AFTER_MS = 60_000;
export const DEFAULT_ORIGIN = 'localhost/consilium';

export class KeysMissing extends Error {
  readonly code = 'LEDGER.KEYS_MISSING';
  constructor() {
    super('This process was given no keys for the audit trail and can append no entry: check the folder of the keys and its settings.');
  }
}

interface TrailOptions {
  readonly keys?: TrailKeys | undefined;
  readonly origin?: string | undefined;
  readonly stalledAfterMs?: number | undefined;
}

const TRAILS = new WeakMap<DataSource, Trail>();

export function keepTrail(
  dataSource: DataSource,
  { keys, origin = DEFAULT_ORIGIN, stalledAfterMs = STALLED_AFTER_MS }: TrailOptions,
): void {
  TRAILS.set(dataSource, {
    get keys() {
      if (keys === undefined) throw new KeysMissing();
      return keys;
    },
    origin,
    dataKeys: new DataKeys(),
    stalledAfterMs,
  });
}

export function trailOf(dataSource: DataSource): Trail {
  const trail = TRAILS.get(dataSource);
  if (!trail) throw new KeysMissing();
  return trail;
}
