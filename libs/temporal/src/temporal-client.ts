import { Client, Connection } from '@temporalio/client';
import type { TemporalAddress } from './connection.ts';
import { dataConverter } from './data-converter.ts';

/**
 * A client that connects at the first use, so that an API starts and serves while the Temporal server is still coming up. Every call has a deadline,
 * and closing waits for the calls under way: the SDK's retry timer throws outside of any promise when it fires on a closed connection, and would
 * end the process with a crash instead of a clean stop.
 */
export interface TemporalClient {
  bounded<T>(deadlineMs: number, call: (client: Client) => Promise<T>): Promise<T>;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

const PROBE_MS = 2_500;

export function temporalClient({ address, namespace, payloads = null }: TemporalAddress): TemporalClient {
  const connection = Connection.lazy({ address });
  const client = new Client({ connection, namespace, dataConverter: dataConverter(payloads) });
  const underWay = new Set<Promise<unknown>>();
  const bounded = <T>(deadlineMs: number, call: (client: Client) => Promise<T>): Promise<T> => {
    const answer = client.withDeadline(Date.now() + deadlineMs, () => call(client)).finally(() => underWay.delete(answer));
    underWay.add(answer);
    return answer;
  };
  return {
    bounded,
    isReachable: () => bounded(PROBE_MS, async ({ connection: { workflowService } }) => Boolean(await workflowService.getSystemInfo({}))),
    async close() {
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}
