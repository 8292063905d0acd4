import type { EventEmitter } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Visitor } from './visitor.ts';

export interface HostileFile {
  readonly name: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Bytes up to the one that proves it. */
  readonly bytes: Iterable<Uint8Array>;
  /** Keeps the upload open after the proof, as a sender does that has more; else the form ends. */
  readonly holdOpen: boolean;
}

export interface Verdict {
  readonly status: number;
  readonly problem: {
    readonly code: string;
    readonly detail?: string;
    readonly place?: { readonly file: string; readonly line: number | null };
  };
  /** From the proving byte to the answer; from the first byte on when the refusal came before all were sent. */
  readonly msAfterProof: number;
  readonly sentBytes: number;
}

const BOUNDARY = 'hostile-boundary-7d1a';

/** Sends a multipart upload chunk by chunk and times the refusal. */
export function uploadSlowly(visitor: Visitor, caseId: string, file: HostileFile): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    let provedAt = performance.now();
    let sentBytes = 0;
    let isAnswered = false;
    const sending = request(`${visitor.url}/api/v1/cases/${caseId}/files`, {
      method: 'POST',
      agent: false,
      headers: { cookie: visitor.cookie, 'x-consilium-client': 'test', 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    });
    sending.on('response', (answer) => {
      isAnswered = true;
      const msAfterProof = performance.now() - provedAt;
      readAll(answer).then((body) => {
        sending.destroy();
        resolve({ status: answer.statusCode ?? 0, problem: JSON.parse(body), msAfterProof, sentBytes });
      }, reject);
    });
    sending.on('error', (error) => void (isAnswered || reject(error)));
    const write = async (chunk: string | Uint8Array): Promise<void> => {
      if (isAnswered || sending.destroyed) return;
      if (!sending.write(chunk)) await untilFree(sending);
    };
    const send = async (): Promise<void> => {
      for (const [name, value] of Object.entries(file.fields ?? {}))
        await write(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
      await write(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      );
      for (const chunk of file.bytes) {
        if (isAnswered) return;
        await write(chunk);
        sentBytes += chunk.byteLength;
      }
      provedAt = performance.now();
      if (!file.holdOpen) sending.end(`\r\n--${BOUNDARY}--\r\n`);
    };
    send().catch(reject);
  });
}

/** Sends a file sixteen bytes at a time until it is told to go on, then the rest. */
export async function trickled(visitor: Visitor, caseId: string, content: string, release: EventEmitter): Promise<{ status: number }> {
  let isReleased = false;
  release.once('go', () => (isReleased = true));
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="slow.vcf"\r\n\r\n`);
    let at = 0;
    for (; at < content.length && !isReleased; at += 16) {
      yield Buffer.from(content.slice(at, at + 16));
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    yield Buffer.from(`${content.slice(at)}\r\n--${BOUNDARY}--\r\n`);
  }
  const type = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  return visitor.send('POST', `/api/v1/cases/${caseId}/files`, streamOf(body()), type);
}

const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream =>
  new ReadableStream({
    pull: async (controller) => {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });

/** Sends the bytes and then more of them for a second, as a busy sender does that has not looked at its answer yet. */
export async function answerToWhoReadsLate({ url, cookie }: Visitor, caseId: string, bytes: Uint8Array): Promise<string> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname).pause();
  const chunk = (piece: Uint8Array | string): void =>
    void socket.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), Buffer.from(piece), Buffer.from('\r\n')]));
  socket.write(
    `POST /api/v1/cases/${caseId}/files HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\nx-consilium-client: test\r\n` +
      `content-type: multipart/form-data; boundary=${BOUNDARY}\r\ntransfer-encoding: chunked\r\n\r\n`,
  );
  chunk(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="late.vcf"\r\n\r\n`);
  chunk(bytes);
  for (let piece = 0; piece < 40; piece += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (!socket.destroyed) chunk(Buffer.alloc(16 * 1024));
  }
  let answer = '';
  for await (const piece of socket) answer += String(piece);
  return answer;
}

/** Until more may be written, or there is no use in it any more. */
function untilFree(sending: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const events = ['drain', 'response', 'close'] as const;
    const done = (): void => {
      for (const event of events) sending.off(event, done);
      resolve();
    };
    for (const event of events) sending.on(event, done);
  });
}

async function readAll(answer: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of answer) body += String(chunk);
  return body;
}
