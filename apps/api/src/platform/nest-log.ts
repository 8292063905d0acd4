import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@consilium/observability';

/** Nest's own lines: only that something is wrong and in which part; its messages may hold input. */
export const nestLog = (log: Logger): LoggerService => ({
  log: () => undefined,
  debug: () => undefined,
  verbose: () => undefined,
  warn: (_message: unknown, ...rest: unknown[]) => log.warn('framework warning', { context: contextOf(rest) }),
  error: (message: unknown, ...rest: unknown[]) =>
    log.error('framework error', { context: contextOf(rest) }, message instanceof Error ? message : undefined),
});

const contextOf = (rest: readonly unknown[]): string | null => {
  const last = rest.at(-1);
  return typeof last === 'string' && last.length < 60 ? last : null;
};
