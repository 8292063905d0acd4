import { checkLog } from './check-log.ts';
import type { LogChecked, Seen } from './check-log.ts';
import type { Bytes } from './bytes.ts';
import { readCheckpoint } from './signed-checkpoint.ts';

/** Runs beside the page, so that the page stays quick while a long log is hashed. */
export interface LogCheckJob {
  /** Address under which checkpoint and tiles lie. */
  readonly base: string;
  readonly keys: readonly string[];
  readonly seen: Seen | null;
  readonly hasWitness: boolean;
}
export type LogCheckNews =
  | { readonly kind: 'progress'; readonly done: number; readonly size: number }
  | { readonly kind: 'done'; readonly found: LogChecked }
  | { readonly kind: 'failed'; readonly reason: 'unsupported' | 'unreachable' };

const TOO_MANY = 429;
const PAUSE_MS = 2000;
const TRIES = 60;

class Unreachable extends Error {}

async function readFrom(base: string, path: string): Promise<Bytes | null> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await fetch(`${base}/${path}`, { headers: { accept: '*/*' } });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 404) return null;
    if (answer.status !== TOO_MANY) throw new Unreachable();
    await new Promise((go) => setTimeout(go, Number(answer.headers.get('retry-after') ?? 0) * 1000 || PAUSE_MS));
  }
  throw new Unreachable();
}

const [COSIGNING_MS, LOOKS] = [700, 5];
const isAlone = (note: Bytes): boolean => readCheckpoint(new TextDecoder().decode(note))?.signatures.length === 1;

/** A witness cosigns the newest checkpoint a moment after the log has signed it, so it is looked at again until one has. */
async function readCosigned(base: string): Promise<Bytes | null> {
  let note = await readFrom(base, 'checkpoint');
  for (let look = 0; look < LOOKS && note && isAlone(note); look += 1) {
    await new Promise((go) => setTimeout(go, COSIGNING_MS));
    note = await readFrom(base, 'checkpoint');
  }
  return note;
}

const tell = (news: LogCheckNews): void => postMessage(news);

async function run({ base, keys, seen, hasWitness }: LogCheckJob): Promise<void> {
  if (!globalThis.isSecureContext) return tell({ kind: 'failed', reason: 'unsupported' });
  const onProgress = (done: number, size: number): void => tell({ kind: 'progress', done, size });
  try {
    const read = (path: string) => (hasWitness && path === 'checkpoint' ? readCosigned(base) : readFrom(base, path));
    tell({ kind: 'done', found: await checkLog({ read, keys, seen, onProgress }) });
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof Unreachable || error instanceof TypeError ? 'unreachable' : 'unsupported' });
  }
}

addEventListener('message', ({ data }: MessageEvent<LogCheckJob>) => void run(data));
