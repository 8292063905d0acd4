import { API_PROBLEMS, FILE_PROBLEMS, PROBLEMS } from '@consilium/contracts';
import type { ApiCode, FileCode, ProblemBody, ProblemType } from '@consilium/contracts';
import type { Refusal, RefusalCode, Result } from '@consilium/domain';

const TYPES: Readonly<Record<ApiCode | RefusalCode | FileCode, ProblemType>> = { ...API_PROBLEMS, ...PROBLEMS, ...FILE_PROBLEMS };
const isKnown = (code: string): code is keyof typeof TYPES => Object.hasOwn(TYPES, code);

type Extras = Partial<Pick<ProblemBody, 'detail' | 'errors' | 'place' | 'params'>>;

/** A refusal on its way out of the HTTP boundary. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly code: keyof typeof TYPES,
    readonly extras: Extras = {},
  ) {
    super(code);
  }
}

export const problem = (code: ApiCode, extras: Extras = {}): ProblemError => new ProblemError(code, extras);

/** @throws ProblemError for a refusal, so that a controller reads as if nothing were refused */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw refusalProblem(result.refusal);
}

export function refusalProblem({ code, detail }: Refusal): ProblemError {
  if (!isKnown(code)) throw new Error(`no HTTP problem for the refusal ${code}`);
  const { message, file, line, column, ...params } = detail;
  return new ProblemError(code, {
    ...(typeof message === 'string' ? { detail: message } : {}),
    ...(typeof file === 'string'
      ? {
          place: {
            file,
            line: typeof line === 'number' ? line : null,
            column: typeof column === 'string' || typeof column === 'number' ? column : null,
          },
        }
      : {}),
    ...(Object.keys(params).length > 0 ? { params } : {}),
  });
}

/** The RFC 9457 document of a problem. */
export function problemDocument(
  { code, extras }: ProblemError,
  where: { readonly correlationId: string; readonly instance: string },
): ProblemBody {
  const { status, title, wayOut } = TYPES[code];
  const detail = extras.detail ?? wayOut;
  return {
    type: `urn:consilium:problem:${code.toLowerCase()}`,
    title,
    status,
    ...extras,
    ...(detail ? { detail } : {}),
    instance: where.instance,
    code,
    correlationId: where.correlationId,
  };
}
