import { problem } from '@consilium/contracts';
import type { ProblemBody } from '@consilium/contracts';

/** A refusal of the API, told to the user word for word. */
export class ProblemError extends Error {
  readonly problem: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title);
    this.name = 'ProblemError';
    this.problem = body;
  }
}

/** The problem in a body of problem+json, or null when the body is none (a proxy's error page). */
export function readProblem(text: string): ProblemBody | null {
  try {
    return problem.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const UNREADABLE = { type: 'about:blank', title: 'The answer could not be read', code: 'UNEXPECTED' } as const;

export const problemOf = (status: number, text: string, correlationId: string): ProblemError =>
  new ProblemError(readProblem(text) ?? { ...UNREADABLE, status, correlationId });

export const isStatus = (error: unknown, status: number): boolean => error instanceof ProblemError && error.problem.status === status;
