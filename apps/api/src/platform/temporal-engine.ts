import { payloadKeys } from '@consilium/adapters';
import type { Config } from '@consilium/config';
import type { CaseEngine } from '@consilium/domain';
import { actOutbox } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { createCaseEngine, temporalClient } from '@consilium/temporal';
import { actRecorded } from '@consilium/workflows/messages';

/** The parts that reach Temporal; a test of the API alone puts its own in their place. */
export interface Engine {
  readonly engine: CaseEngine;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

/** Histories from before the codec are read in development alone. */
export function temporalEngine({ temporal: at, keys, mode }: Config, database: Database): Engine {
  const temporal = temporalClient({ ...at, payloads: { keys: payloadKeys(keys), acceptsPlaintext: mode === 'development' } });
  return {
    engine: createCaseEngine({ temporal, taskQueue: at.taskQueue, actRecorded, outbox: actOutbox(database) }),
    isReachable: () => temporal.isReachable(),
    close: () => temporal.close(),
  };
}
