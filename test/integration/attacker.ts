import { randomUUID } from 'node:crypto';
import type { ProblemBody } from '@consilium/contracts';
import { Refused } from '../../infra/seed/person.ts';
import type { Person } from '../../infra/seed/person.ts';
import { SIGNING_PASSWORD } from '../live/running-consilium.ts';

export interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly headers: Headers;
  readonly text: string;
}

/** A request as an attacker writes it: nothing is added that was not asked for, and nothing is thrown. */
export class Attacker {
  private cookie = '';

  constructor(private readonly apiUrl: string) {}

  static async as(apiUrl: string, login: string): Promise<Attacker> {
    const attacker = new Attacker(apiUrl);
    const answer = await attacker.send('POST', 'session', { login, password: SIGNING_PASSWORD });
    attacker.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return attacker;
  }

  async send(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await fetch(`${this.apiUrl}/api/v1/${path}`, {
      method,
      headers: {
        'x-consilium-client': 'attacker',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, code: codeIn(text), headers: response.headers, text };
  }
}

function codeIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : null;
  } catch {
    return null;
  }
}

/** Code of the problem that a call ends in, or `done`. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problem: ProblemBody = error.problem;
    return problem.code;
  }
}

export const ballot = (decision: { readonly version: number }, part: Readonly<Record<string, unknown>> = {}) => ({
  ballotId: randomUUID(),
  version: decision.version,
  choice: 'agree',
  timeZone: 'Europe/Berlin',
  password: SIGNING_PASSWORD,
  ...part,
});

/** Signs exactly what is named, whatever the server shows now. */
export const signThis = (
  person: Person,
  caseId: string,
  decision: { readonly version: number; readonly sha256: string },
  part = {},
): Promise<unknown> => person.act('POST', `cases/${caseId}/ballots`, ballot(decision, part), { 'if-match': `"${decision.sha256}"` });
