import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { fromGlobalSetup } from './live-environment.ts';

let isQuiet = false;

/** A worker's notices (drain, shutdown) would bury the suite's own output; errors still show. */
export function quietRuntime(): void {
  if (isQuiet) return;
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
  isQuiet = true;
}

/** Time-skipping server: months pass in milliseconds. It has no Schedules and no listing of workflows. */
export async function startTimeSkippingEnv(): Promise<TestWorkflowEnvironment> {
  quietRuntime();
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
  quietRuntime();
  const path = fromGlobalSetup('CONSILIUM_TEST_TEMPORAL_CLI');
  return TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path }, ip: '127.0.0.1', log: { format: 'json', level: 'error' }, ...options },
  });
}
