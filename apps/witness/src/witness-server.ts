import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { TLOG_SIZE_TYPE, cosign, withSignatures } from '@consilium/ledger';
import type { Cosigner, Verifier } from '@consilium/ledger';
import { judgeCheckpoint, refusalBody } from './judge-checkpoint.ts';
import type { WitnessStore } from './witness-store.ts';

/** 63 hashes and a note with 64 signatures fit well. */
const MAX_BODY_BYTES = 64 * 1024;
const PLAIN = 'text/plain; charset=utf-8';

export interface Witness {
  readonly cosigner: Cosigner;
  readonly logs: readonly Verifier[];
  readonly store: WitnessStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Takes one event; names and sizes only. */
  readonly tell: (event: Readonly<Record<string, string | number>>) => void;
  /** Called between the state on disk and the answer; the tests end the process here. */
  readonly afterKept?: () => void;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/**
 * `POST /add-checkpoint` of C2SP tlog-witness, `GET /healthz`, and `GET /checkpoints` (the newest cosigned note of each log, for who looks for a
 * rolled-back restore). Judging, keeping and signing is one synchronous step, so that two requests never meet between them.
 */
export function witnessServer(witness: Witness): Server {
  const server = createServer((request, response) => {
    answer(witness, request)
      .catch((error: unknown): Answer => {
        witness.tell({ event: 'WITNESS.FAILED', problem: error instanceof Error ? error.message : 'unknown' });
        return { status: 500, body: 'WITNESS.FAILED\n' };
      })
      .then((result) => send(response, result))
      .catch(() => response.destroy());
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  return server;
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Answer> {
  const route = `${request.method ?? ''} ${request.url ?? ''}`;
  if (route === 'POST /add-checkpoint') {
    const body = await textOf(request);
    return body === null ? { status: 413, body: 'WITNESS.TOO_LARGE\n' } : addCheckpoint(witness, body);
  }
  if (route === 'GET /healthz') return { status: 200, body: `${witness.cosigner.vkey}\n` };
  if (route === 'GET /checkpoints') return { status: 200, body: `${JSON.stringify(witness.store.notes())}\n`, type: 'application/json' };
  return { status: 404, body: 'WITNESS.NO_SUCH_ROUTE\n' };
}

function addCheckpoint({ cosigner, logs, store, now, tell, afterKept }: Witness, body: string): Answer {
  const judgement = judgeCheckpoint(body, logs, store.seen);
  if (judgement.kind === 'refused') {
    const { alarm, code, status } = judgement;
    if (alarm) {
      store.raise({ at: new Date(now()).toISOString(), code, ...alarm, known: noteOf(store, alarm.origin) });
      tell({ event: 'WITNESS.ALARM', code, origin: alarm.origin, seen: alarm.seen, offered: alarm.offered });
    }
    return { status, body: refusalBody(judgement), ...(status === 409 ? { type: TLOG_SIZE_TYPE } : {}) };
  }
  const { checkpoint, note, text } = judgement;
  const line = cosign(text, cosigner, Math.floor(now() / 1000));
  store.keep(checkpoint.origin, checkpoint, withSignatures(note, [line]));
  afterKept?.();
  return { status: 200, body: line };
}

const noteOf = (store: WitnessStore, origin: string): string => store.notes().find((note) => note.startsWith(`${origin}\n`)) ?? '';

/** Null when there is more than a request can need; text that is no UTF-8 becomes one that no check passes. */
async function textOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body, type = PLAIN }: Answer): void {
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  // What is left of a request that was too large is not read.
  response.writeHead(status, status === 413 ? { ...headers, connection: 'close' } : headers).end(body);
}
