import type { Config } from '@consilium/config';
import type { CaseEngine } from '@consilium/domain';
import { actOutbox } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { createCaseEngine, lazyClient } from '@consilium/temporal';
import { actRecorded } from '@consilium/workflows/messages';

/** The parts that reach Temporal; a test of the API alone puts its own in their place. */
export interface Engine {
  readonly engine: CaseEngine;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

const TELL_MS = 5_000;
const PROBE_MS = 2_500;

/**
 * Every call has a deadline, and closing waits for the calls that are under way: the client's retry timer throws outside of any promise when it
 * fires on a closed connection, and would end the process with a crash instead of a clean stop.
 */
export function temporalEngine(config: Config, database: Database): Engine {
  const { client, close } = lazyClient(config.temporal);
  const { tell } = createCaseEngine({ client, taskQueue: config.temporal.taskQueue, actRecorded, outbox: actOutbox(database) });
  const underWay = new Set<Promise<unknown>>();
  const bounded = <T>(ms: number, call: () => Promise<T>): Promise<T> => {
    const answer = client.withDeadline(Date.now() + ms, call).finally(() => underWay.delete(answer));
    underWay.add(answer);
    return answer;
  };
  return {
    engine: { tell: (message) => bounded(TELL_MS, () => tell(message)) },
    isReachable: () => bounded(PROBE_MS, async () => Boolean(await client.connection.workflowService.getSystemInfo({}))),
    async close() {
      await Promise.allSettled(underWay);
      await close();
    },
  };
}
