import { randomUUID } from 'node:crypto';
import type { ActReceiptBody, CaseRecordBody, FileReceipt, Me, ProblemBody, SubmissionInput } from '@consilium/contracts';

/** Four plays at once stay under 600 requests a minute. */
const POLL_MS = 400;
export interface Patience {
  /** Milliseconds between two looks at a case. */
  readonly pollMs: number;
  /** Each look is a read with its entry: whoever waits for many cases at once looks less often as he waits longer, up to this. */
  readonly longestMs?: number;
}
const SLOWER = 1.3;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The server said no: the problem it answered with. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemBody,
  ) {
    super(`${status} ${problem.code}: ${problem.title}${problem.detail ? ` (${problem.detail})` : ''}`);
  }
}

type Ballot = {
  readonly choice: 'agree' | 'dissent' | 'abstain' | 'cannot-judge';
  readonly reason?: string;
  readonly alternative?: string;
  readonly text?: string;
};

/** A signed-in person who acts over HTTP, as the web app does. Used by the demo and by the acceptance suites. */
export class Person {
  private cookie = '';
  me!: Me;

  private constructor(
    private readonly apiUrl: string,
    private readonly password: string,
    private readonly patience: Patience,
  ) {}

  static async signIn(apiUrl: string, login: string, password: string, patience: Patience = { pollMs: POLL_MS }): Promise<Person> {
    const person = new Person(apiUrl, password, patience);
    person.me = await person.send<Me>('POST', 'session', { login, password });
    return person;
  }

  /** Address of the API that this person speaks to. */
  get address(): string {
    return this.apiUrl;
  }

  get name(): string {
    return this.me.user.name;
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  /** An answer that is not JSON, e.g. a report in Markdown. */
  async text(path: string): Promise<string> {
    const response = await fetch(`${this.apiUrl}/api/v1/${path}`, { headers: { cookie: this.cookie } });
    if (!response.ok) throw new Refused(response.status, JSON.parse(await response.text()));
    return response.text();
  }

  case(caseId: string): Promise<CaseRecordBody> {
    return this.get<CaseRecordBody>(`cases/${caseId}`);
  }

  async submit(submission: SubmissionInput): Promise<string> {
    return (await this.send<ActReceiptBody>('POST', 'cases', submission)).caseId;
  }

  async upload(
    caseId: string,
    name: string,
    bytes: Uint8Array | Blob,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<FileReceipt> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)]), name);
    return this.send<FileReceipt>('POST', `cases/${caseId}/files`, form);
  }

  act(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ActReceiptBody> {
    return this.send<ActReceiptBody>(method, path, body, headers);
  }

  /** Signs the current version as it stands on the server. */
  async sign(caseId: string, ballot: Ballot): Promise<ActReceiptBody> {
    const { version, sha256 } = await this.currentDecision(caseId);
    const body = { ballotId: randomUUID(), version, timeZone: 'Europe/Berlin', password: this.password, ...ballot };
    return this.act('POST', `cases/${caseId}/ballots`, body, { 'if-match': `"${sha256}"` });
  }

  /** Opens a new version of the decision: what it says replaces the current one and voids its signatures. */
  async revise(caseId: string, revision: Readonly<Record<string, unknown>>): Promise<ActReceiptBody> {
    const { sha256 } = await this.currentDecision(caseId);
    return this.act('POST', `cases/${caseId}/decisions`, revision, { 'if-match': `"${sha256}"` });
  }

  async currentDecision(caseId: string): Promise<CaseRecordBody['decisions'][number]> {
    const { decisions, ref } = await this.case(caseId);
    const current = decisions.findLast(({ voidedAt }) => voidedAt === null);
    if (!current) throw new Error(`${ref} has no decision version to act on yet.`);
    return current;
  }

  /** Polls until the case is as wanted. */
  async until(caseId: string, what: string, isSo: (record: CaseRecordBody) => boolean, timeoutMs = 60_000): Promise<CaseRecordBody> {
    const deadline = Date.now() + timeoutMs;
    const { pollMs, longestMs = pollMs } = this.patience;
    for (let wait = pollMs; ; wait = Math.min(wait * SLOWER, longestMs)) {
      const record = await this.case(caseId);
      if (isSo(record)) return record;
      if (Date.now() > deadline) throw new Error(`${record.ref} did not come to "${what}": it is at ${record.stage}, ${record.status}.`);
      await pause(wait);
    }
  }

  async send<T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.apiUrl}/api/v1/${path}`, {
      method,
      headers: {
        'x-consilium-client': 'person',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...headers,
      },
      body: body === undefined ? null : isForm ? body : JSON.stringify(body),
    });
    if (response.status === 429 && method === 'GET') {
      await pause(1000 * Number(response.headers.get('retry-after') ?? 1));
      return this.send<T>(method, path, body, headers);
    }
    const cookie = response.headers.getSetCookie()[0];
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    if (!response.ok) throw new Refused(response.status, JSON.parse(text));
    return text === '' ? (undefined as T) : JSON.parse(text);
  }
}
