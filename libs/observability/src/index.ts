export { LOG_FIELDS, errorFields } from './log-fields.ts';
export type { LogFields } from './log-fields.ts';
export { createLogger } from './logger.ts';
export type { Logger, LoggerOptions } from './logger.ts';
export { Metrics } from './metrics.ts';
export type { Counter, Histogram, Labels } from './metrics.ts';
