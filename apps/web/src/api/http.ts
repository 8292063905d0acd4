import { CSRF_HEADER } from '@consilium/contracts';
import { newId } from './new-id.ts';
import { problemOf } from './problem-error.ts';

/** What a schema of libs/contracts offers: every answer is read through one, so the types hold at run time. */
interface Reader<T> {
  parse(value: unknown): T;
}

export const API = '/api/v1';

export async function read<T>(path: string, reader: Reader<T>, signal?: AbortSignal): Promise<T> {
  const response = await answered(await fetch(`${API}${path}`, { signal: signal ?? null, headers: { accept: 'application/json' } }));
  return reader.parse(await response.json());
}

export async function readText(path: string, signal?: AbortSignal): Promise<{ readonly text: string; readonly status: string | null }> {
  const response = await answered(await fetch(`${API}${path}`, { signal: signal ?? null }));
  return { text: await response.text(), status: response.headers.get('x-report-status') };
}

export interface Write {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Digest of the decision that was shown. */
  readonly ifMatch?: string;
}

/** Repeats once when the connection broke: the key of the request makes the second one harmless. */
export async function write<T>(request: Write, reader: Reader<T>): Promise<T> {
  const key = newId();
  const response = await answered(await send(request, key).catch(() => send(request, key)));
  return reader.parse(response.status === 204 ? null : await response.json());
}

function send({ method, path, body, ifMatch }: Write, key: string): Promise<Response> {
  return fetch(`${API}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      [CSRF_HEADER]: 'web',
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function answered(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw problemOf(response.status, await response.text(), response.headers.get('x-correlation-id') ?? '');
}
