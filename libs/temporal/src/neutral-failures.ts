import { ApplicationFailure, CancelledFailure, CompleteAsyncError } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Logger } from '@consilium/observability';

/** Codes that no repeat mends: an unknown case, bytes that are not what was stored, text that is no id (SQLSTATE 22P02). */
const LASTING: readonly string[] = ['CASE.NOT_FOUND', 'BLOB.DAMAGED', '22P02'];

/**
 * Only `ApplicationFailure` leaves an activity (house style 15), with a code and a fixed sentence: the message of an error, and the parameters a
 * database error carries, may name a patient, and the workflow engine keeps and prints what it is given (PHI-02, PHI-03). The place is in our log.
 */
export const neutralFailures =
  (logger: Pick<Logger, 'warn'>): ActivityInterceptorsFactory =>
  ({ info: { activityType, attempt, workflowExecution } }) => ({
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (error) {
          if (error instanceof ApplicationFailure || error instanceof CancelledFailure || error instanceof CompleteAsyncError) throw error;
          logger.warn('activity failed', { step: activityType, attempt, workflowId: workflowExecution?.workflowId ?? null }, error);
          throw neutralFailure(error);
        }
      },
    },
  });

export function neutralFailure(error: unknown): ApplicationFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNEXPECTED';
  return ApplicationFailure.create({
    message: 'The activity failed: its log line says where.',
    type: code,
    nonRetryable: LASTING.includes(code),
  });
}
