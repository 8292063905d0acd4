import { Runtime } from '@temporalio/worker';
import type { Logger } from '@consilium/observability';

type Level = 'warn' | 'error';
const LEVELS: Readonly<Record<string, Level>> = { WARN: 'warn', ERROR: 'error' };
const LONGEST = 120;

/**
 * The SDK's own lines go through our log with its allow-list of fields: left alone it prints every property of an error, and those of a database error
 * hold the values of the statement (PHI-03). Call before anything connects; a process has one such log.
 */
export function logEngineWith(logger: Logger): void {
  const log = (level: string, message: string, meta?: Readonly<Record<string | symbol, unknown>>): void => {
    const own = LEVELS[level];
    if (!own) return;
    const workflowId = typeof meta?.['workflowId'] === 'string' ? meta['workflowId'] : null;
    logger[own]('workflow engine', { context: message.slice(0, LONGEST), workflowId }, meta?.['error']);
  };
  Runtime.install({
    logger: {
      log,
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: (message, meta) => log('WARN', message, meta),
      error: (message, meta) => log('ERROR', message, meta),
    },
    telemetryOptions: { logging: { filter: 'WARN', forward: {} } },
  });
}
