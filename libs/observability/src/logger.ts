import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { allowedFields, errorFields } from './log-fields.ts';
import type { LogFields } from './log-fields.ts';

/** `event` is a fixed phrase of the program, never built from input. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields, error?: unknown): void;
  error(event: string, fields?: LogFields, error?: unknown): void;
}

export interface LoggerOptions {
  readonly level: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** `api`, `worker`, … */
  readonly app: string;
  readonly destination?: DestinationStream;
}

/** JSON lines on standard output, built from an allow-list of fields. */
export function createLogger({ level, app, destination }: LoggerOptions): Logger {
  const sink = pino(
    { level, base: { app }, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
  const line = (fields: LogFields = {}, error?: unknown) =>
    allowedFields(error === undefined ? fields : { ...fields, ...errorFields(error) });
  return {
    debug: (event, fields) => sink.debug(line(fields), event),
    info: (event, fields) => sink.info(line(fields), event),
    warn: (event, fields, error) => sink.warn(line(fields, error), event),
    error: (event, fields, error) => sink.error(line(fields, error), event),
  };
}
