import type { Config } from '@consilium/config';
import { Metrics, createLogger } from '@consilium/observability';
import { composePorts } from './composition.ts';
import { createApp } from './create-app.ts';

/** What is being answered at shutdown has so long to finish. */
const LAST_ANSWERS_MS = 8_000;

export interface RunningApi {
  /** Where it listens; the port is the system's choice when the configuration says 0. */
  readonly url: string;
  /** Answers what it has begun, then closes its connections. */
  stop(): Promise<void>;
}

/** Starts the API; SIGINT and SIGTERM stop it gracefully. */
export async function runApi(config: Config): Promise<RunningApi> {
  const log = createLogger({ level: config.logLevel, app: 'api' });
  const ports = await composePorts(config, undefined, (line) => log.info(line));
  const app = await createApp({ config, ports, log, metrics: new Metrics() });
  await app.listen(config.http.port, config.http.host).catch(async (error: unknown) => {
    await Promise.allSettled([app.close(), ports.close()]);
    throw portTaken(error, config) ?? error;
  });
  const url = await app.getUrl();
  log.info('api listens', { host: config.http.host, port: Number(new URL(url).port), pid: process.pid });
  ports.warmUp().then(
    () => log.info('ready for files'),
    (error: unknown) => log.error('no thread for files starts', {}, error),
  );
  const stop = async (): Promise<void> => {
    const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), LAST_ANSWERS_MS);
    await app.close();
    clearTimeout(cut);
    await ports.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info('api stops', { signal });
      void stop();
    });
  }
  return { url, stop };
}

function portTaken(error: unknown, { http }: Config): Error | null {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken
    ? new Error(`Port ${http.port} on ${http.host} is taken: stop what uses it, or set CONSILIUM_PORT to another.`, { cause: error })
    : null;
}
