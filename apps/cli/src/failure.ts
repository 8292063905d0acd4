import type { Result } from '@consilium/domain';

/** Exit codes of the contract. A bug of the program itself ends with 70 (sysexits.h), so that it is never taken for a refused line. */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3, bug: 70 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with one sentence for the user, who can act on it. */
export class CommandFailure extends Error {
  constructor(
    readonly exit: Exit,
    message: string,
  ) {
    super(message);
  }
}

export const usage = (message: string): CommandFailure => new CommandFailure(EXIT.usage, message);
export const refusedBecause = (message: string): CommandFailure => new CommandFailure(EXIT.refused, message);
export const unavailable = (message: string): CommandFailure => new CommandFailure(EXIT.unavailable, message);

export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** A refusal as a line of output says it; the domain's refusals carry their sentence in `message`. */
export function problemOf({ code, detail }: { readonly code: string; readonly detail: object }): Problem {
  const message: unknown = Reflect.get(detail, 'message');
  return { code, message: typeof message === 'string' ? message : `The input was refused (${code}).` };
}

/** The value, or the end of the command with the refusal's sentence. */
export function valueOr<T>(result: Result<T>, exit: Exit): T {
  if (result.ok) return result.value;
  throw new CommandFailure(exit, problemOf(result.refusal).message);
}
