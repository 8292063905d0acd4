import { NativeConnection, Worker } from '@temporalio/worker';
import type { Logger } from '@consilium/observability';
import type { TemporalAddress } from './connection.ts';
import { dataConverter } from './data-converter.ts';
import { heartbeatInterceptor } from './heartbeat.ts';
import { neutralFailures } from './neutral-failures.ts';
import type { PayloadProtection } from './payload-codec.ts';

export interface CaseWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: { readonly code: string };
  readonly activities: object;
  readonly logger: Logger;
  readonly payloads?: PayloadProtection | null;
}

export const connectWorker = ({ address }: TemporalAddress): Promise<NativeConnection> => NativeConnection.connect({ address });

export function createCaseWorker({
  connection,
  namespace,
  taskQueue,
  bundle,
  activities,
  logger,
  payloads = null,
}: CaseWorkerOptions): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: bundle,
    dataConverter: dataConverter(payloads),
    activities,
    interceptors: { activity: [neutralFailures(logger), heartbeatInterceptor] },
    maxConcurrentActivityTaskExecutions: 8,
    // Half of the 10 s heartbeat bound: a worker that is asked to stop finishes what it holds.
    shutdownGraceTime: '5 seconds',
  });
}
