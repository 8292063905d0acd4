import { payloadKeys, trailOptions } from '@consilium/adapters';
import { recordBelievedKeys } from './record-keys.ts';
import { dirname, join } from 'node:path';
import { createActivities } from '@consilium/activities';
import type { Activities } from '@consilium/activities';
import type { Config } from '@consilium/config';
import { createLogger } from '@consilium/observability';
import { actOutbox, openDatabase } from '@consilium/persistence';
import {
  connectWorker,
  createCaseEngine,
  createCaseWorker,
  logEngineWith,
  startSweep,
  temporalClient,
  workflowBundle,
} from '@consilium/temporal';
import { actRecorded } from '@consilium/workflows/messages';
import { activityPorts } from './activity-ports.ts';
import { startClockChecks } from './clock-checks.ts';

export interface WorkerAppOptions {
  /** Entry file of the workflows package. */
  readonly workflowsPath: string;
  /** Lets a test stand between the workflow and the activities. */
  readonly around?: (activities: Activities) => Activities;
}

export interface WorkerApp {
  /** Asks the worker to finish what it holds and stops the sweep. */
  stop(): Promise<void>;
  readonly finished: Promise<void>;
}

const SWEEP = { olderThanMs: 5_000, everyMs: 5_000 };
const POOL_SIZE = 10;

/** Composition root: builds every adapter, gives them to the activities, runs the worker and the sweep over untold acts. */
export async function startWorkerApp(
  config: Config,
  { workflowsPath, around = (activities) => activities }: WorkerAppOptions,
): Promise<WorkerApp> {
  const logger = createLogger({ level: config.logLevel, app: 'worker' });
  logEngineWith(logger);
  const { namespace, taskQueue } = config.temporal;
  const dataSource = await openDatabase(config.database.url, {
    poolSize: POOL_SIZE,
    applicationName: 'consilium-worker',
    access: 'engine',
    ...trailOptions(config.keys),
  });
  await recordBelievedKeys(dataSource, config.keys);
  const payloads = { keys: payloadKeys(config.keys), acceptsPlaintext: config.mode === 'development' };
  const sources = dirname(workflowsPath);
  const [bundle, connection, ports] = await Promise.all([
    workflowBundle({
      workflowsPath,
      sourceFolders: [sources, join(sources, '..', '..', 'libs', 'domain', 'src')],
      cacheFolder: join(config.home, 'cache'),
    }),
    connectWorker(config.temporal),
    activityPorts(config, dataSource, logger),
  ]);
  const worker = await createCaseWorker({
    connection,
    namespace,
    taskQueue,
    bundle,
    activities: around(createActivities(ports)),
    logger,
    payloads,
  });
  const temporal = temporalClient({ ...config.temporal, payloads });
  const outbox = actOutbox(dataSource);
  const sweep = startSweep({
    ...SWEEP,
    outbox,
    engine: createCaseEngine({ temporal, taskQueue, actRecorded, outbox }),
    report: (event) =>
      'failed' in event
        ? logger.warn('act not told, next sweep tries again', {}, event.failed)
        : logger.info('untold acts told', { count: event.repaired }),
  });
  const clocks = startClockChecks(dataSource, logger);
  logger.info('worker runs', { taskQueue, pid: process.pid });
  const finished = worker.run().finally(async () => {
    await sweep.stop();
    await clocks.stop();
    await Promise.allSettled([connection.close(), temporal.close(), dataSource.destroy()]);
  });
  return {
    finished,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await finished;
    },
  };
}
