import { ApplicationFailure } from '@temporalio/activity';

/** A failure that no repeat mends; only its code crosses into the workflow. */
export const lastingFailure = (code: string, message: string): ApplicationFailure => ApplicationFailure.nonRetryable(message, code);
