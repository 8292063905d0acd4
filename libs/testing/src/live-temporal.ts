import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { fromGlobalSetup } from './live-environment.ts';

let quiet: Promise<void> | undefined;

/** A worker's notices (drain, shutdown) would bury the suite's own output; errors still show. */
export const quietRuntime = (): Promise<void> =>
  (quiet ??= import('@temporalio/worker').then(({ DefaultLogger, Runtime }) => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
  }));

/** Time-skipping server: months pass in milliseconds. It has no Schedules and no listing of workflows. */
export async function startTimeSkippingEnv(): Promise<TestWorkflowEnvironment> {
  const [{ TestWorkflowEnvironment }] = await Promise.all([import('@temporalio/testing'), quietRuntime()]);
  const path = fromGlobalSetup('CONSILIUM_TEST_TEMPORAL_TEST_SERVER');
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
}

export interface DevServerOptions {
  /** File to keep histories in, for suites that restart the server; in memory otherwise. */
  readonly dbFilename?: string;
  readonly port?: number;
}

/** The dev server of `npm start`: real time, with Schedules and listing. */
export async function startDevServerEnv(options: DevServerOptions = {}): Promise<TestWorkflowEnvironment> {
  const [{ TestWorkflowEnvironment }] = await Promise.all([import('@temporalio/testing'), quietRuntime()]);
  const path = fromGlobalSetup('CONSILIUM_TEST_TEMPORAL_CLI');
  return TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path }, ip: '127.0.0.1', log: { format: 'json', level: 'error' }, ...options },
  });
}
