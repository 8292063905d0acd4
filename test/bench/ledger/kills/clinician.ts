import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ActReceiptBody, CaseRecordBody, FileReceipt, Me, ProblemBody } from '@consilium/contracts';
import type { BallotChallenge } from '@consilium/domain';
import { fromBase64url } from '@consilium/ledger';
import type { SoftwareAuthenticator } from '@consilium/ledger/spec-support';
import type { Diary } from './diary.ts';

const ANSWER_WITHIN_MS = 30_000;
const PATIENCE_MS = 240_000;
const POLL_MS = 300;

/** The server said no, which no repeat will change. */
export class SaidNo extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    what: string,
  ) {
    super(`${what}: ${status} ${code}`);
  }
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Of a form: its file. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
  readonly headers?: Readonly<Record<string, string>>;
}
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export interface Place {
  readonly url: string;
  readonly diary: Diary;
  /** Aborted when the product is no more, and no repeat would help. */
  readonly gone: AbortSignal;
}

/** Somebody at his screen, whose client asks again under the same key while no answer comes, as the web app's does. */
export class Clinician {
  private cookie = '';
  private constructor(
    private readonly place: Place,
    private readonly password: string,
  ) {}

  static async signIn(place: Place, login: string, password: string): Promise<Clinician> {
    const somebody = new Clinician(place, password);
    await somebody.send<Me>({ method: 'POST', path: 'session', body: { login, password } });
    return somebody;
  }

  async send<T>(request: Request): Promise<T> {
    return JSON.parse(Buffer.from((await this.answered(request)).bytes).toString()) as T;
  }

  async bytes(path: string): Promise<Uint8Array> {
    return (await this.answered({ method: 'GET', path })).bytes;
  }

  async case(caseId: string): Promise<CaseRecordBody> {
    const { bytes, headers } = await this.answered({ method: 'GET', path: `cases/${caseId}` });
    this.place.diary.reads.push(headers.get('x-correlation-id') ?? 'none');
    return JSON.parse(Buffer.from(bytes).toString()) as CaseRecordBody;
  }

  async act(
    path: string,
    body: unknown,
    more: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<ActReceiptBody> {
    return this.told(await this.send<ActReceiptBody>({ method: 'POST', path, body, ...more }));
  }

  async upload(caseId: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const receipt = await this.send<FileReceipt>({ method: 'POST', path: `cases/${caseId}/files`, file: { name, bytes } });
    this.told(receipt);
    this.place.diary.files.push({ caseId, sha256: receipt.sha256 });
  }

  /** Signs what stands, by password or by key. */
  async sign(caseId: string, said: Readonly<Record<string, unknown>>, key?: SoftwareAuthenticator): Promise<string> {
    const { version, sha256 } = currentOf(await this.case(caseId));
    const ballot = { version, timeZone: 'Europe/Berlin', ...said };
    const headers = { 'if-match': `"${sha256}"` };
    const [ballotId, once] = [randomUUID(), { 'idempotency-key': randomUUID() }];
    for (;;) {
      const proof = key ? { assertion: await this.assertion(key, caseId, { body: ballot, headers }) } : { password: this.password };
      try {
        await this.act(`cases/${caseId}/ballots`, { ballotId, ...ballot, ...proof }, { headers: { ...headers, ...once } });
        this.place.diary.ballots.push({ ballotId, caseId });
        return ballotId;
      } catch (error) {
        // The key's answer was used up, and the ballot was not recorded: he touches his key once more.
        if (!(error instanceof SaidNo && error.code === 'SIGN_OFF.CHALLENGE_USED')) throw error;
      }
    }
  }

  private async assertion(key: SoftwareAuthenticator, caseId: string, { body, headers }: Pick<Request, 'body' | 'headers'>) {
    const asked = await this.send<BallotChallenge>({
      method: 'POST',
      path: `cases/${caseId}/ballots/challenge`,
      body,
      ...(headers ? { headers } : {}),
    });
    return { challenge: asked.id, ...key.assert(fromBase64url(asked.challenge) ?? new Uint8Array(), { origin: this.place.url }) };
  }

  async until(caseId: string, what: string, isSo: (record: CaseRecordBody) => boolean): Promise<CaseRecordBody> {
    for (const end = performance.now() + PATIENCE_MS; ; await wait(POLL_MS)) {
      const record = await this.case(caseId);
      if (isSo(record)) return record;
      if (performance.now() > end) throw new Error(`${record.ref} did not come to "${what}": it is at ${record.stage}, ${record.status}`);
    }
  }

  private told(receipt: ActReceiptBody): ActReceiptBody {
    this.place.diary.acts.push({ actId: receipt.actId, caseId: receipt.caseId });
    return receipt;
  }

  /** Asks until there is an answer that says yes or no. */
  private async answered(request: Request): Promise<Answer> {
    const once = { 'idempotency-key': randomUUID() };
    for (const end = performance.now() + PATIENCE_MS; ; await wait(100 + Math.random() * 300)) {
      if (/^cases\/[\w-]+$/.test(request.path)) this.place.diary.readsTried += 1;
      const answer = await this.once({ ...request, headers: { ...once, ...request.headers } }).catch(() => null);
      if (answer && answer.status < 300) return answer;
      const what = `${request.method} ${request.path.replace(/[0-9a-f-]{36}/g, ':id')}`;
      if (answer && answer.status < 500 && answer.status !== 429) throw new SaidNo(answer.status, codeOf(answer), what);
      this.place.gone.throwIfAborted();
      this.place.diary.repeats += 1;
      if (performance.now() > end)
        throw new Error(`${what} had no answer for ${PATIENCE_MS / 1000} s, at last ${answer?.status ?? 'none'}`);
    }
  }

  private async once({ method, path, body, file, headers = {} }: Request): Promise<Answer> {
    const form = file ? new FormData() : null;
    if (file) form?.set('file', new Blob([file.bytes]), file.name);
    const response = await fetch(`${this.place.url}/api/v1/${path}`, {
      method,
      headers: {
        'x-consilium-client': 'clinician',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: form ?? (body === undefined ? null : JSON.stringify(body)),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const cookie = response.headers.getSetCookie()[0];
    if (cookie && response.ok) this.cookie = cookie.split(';')[0] ?? '';
    return { status: response.status, headers: response.headers, bytes };
  }
}

export function currentOf({ decisions, ref }: CaseRecordBody): CaseRecordBody['decisions'][number] {
  const current = decisions.findLast(({ voidedAt }) => voidedAt === null);
  if (!current) throw new Error(`${ref} has no decision version to act on yet`);
  return current;
}

function codeOf({ bytes }: Answer): string {
  try {
    return (JSON.parse(Buffer.from(bytes).toString()) as ProblemBody).code;
  } catch {
    return 'without a code';
  }
}
