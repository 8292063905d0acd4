import { Worker } from 'node:worker_threads';
import type { FileSummary, Result } from '@consilium/domain';
import type { InspectFile } from '../../platform/ports.ts';
import { judgeInThread } from './judge-in-thread.ts';
import { StuckThread, ThreadEnded } from './thread-ended.ts';

export interface PoolOptions {
  /** Bytes that a compressed file may unpack to. */
  readonly maxUnpacked: number;
  /** Files that are judged at a time; further ones wait, and with them their senders. */
  readonly threads?: number;
  readonly stuckAfterMs?: number;
  /** MiB of a thread's heap: lists, texts and parsed documents; the pieces of the file itself are bounded apart. */
  readonly heapMib?: number;
  /** Entry file of a thread; a test puts a worse one in its place. */
  readonly entry?: URL;
}

export interface InspectionPool {
  readonly inspectFile: InspectFile;
  close(): Promise<void>;
}

const ENTRY = new URL('./inspection-thread.ts', import.meta.url);
/** A thread reads the sources by the same hook as its process. */
const REGISTER = new URL('../../../../../infra/runtime/register.mjs', import.meta.url).href;
const YOUNG_MIB = 16;

/**
 * Judges files in threads of their own, so that a hostile file neither blocks the requests of others nor takes their memory: a thread that reaches
 * its heap's end, or makes no progress, is ended, and its file refused as `FILE.TOO_COSTLY`. A thread that gave a verdict judges the next file.
 */
export function inspectionPool(options: PoolOptions): InspectionPool {
  const { maxUnpacked, threads = 3, stuckAfterMs = 20_000, heapMib = 128, entry = ENTRY } = options;
  const all = new Set<Worker>();
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const start = (): Worker => {
    const thread = new Worker(entry, {
      execArgv: ['--enable-source-maps', '--import', REGISTER],
      resourceLimits: { maxOldGenerationSizeMb: heapMib, maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    all.add(thread);
    // Heard of by the file in hand; without one, the thread is simply not there any more.
    thread
      .on('error', () => undefined)
      .once('exit', () => {
        all.delete(thread);
        if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
      });
    return thread;
  };
  const take = async (): Promise<Worker> => {
    while (busy >= threads) await new Promise<void>((resolve) => waiting.push(resolve));
    busy += 1;
    const thread = idle.pop() ?? start();
    thread.ref();
    return thread;
  };
  const giveBack = (thread: Worker, isSound: boolean): void => {
    busy -= 1;
    if (isSound) {
      thread.unref();
      idle.push(thread);
    } else void thread.terminate();
    waiting.shift()?.();
  };

  return {
    async inspectFile(source, statements) {
      const thread = await take();
      let isSound = false;
      try {
        const verdict = await judgeInThread(thread, source, statements, { maxUnpacked, stuckAfterMs });
        isSound = true;
        return verdict;
      } catch (error) {
        if (error instanceof StuckThread)
          return tooCostly(statements.fileName, error.sentBytes, 'it takes longer to read than any file of a tumor');
        if (error instanceof ThreadEnded && error.isOutOfMemory)
          return tooCostly(statements.fileName, error.sentBytes, 'it takes more memory to read than any file of a tumor');
        throw error;
      } finally {
        giveBack(thread, isSound);
      }
    },
    close: async () => void (await Promise.all([...all].map((thread) => thread.terminate()))),
  };
}

function tooCostly(file: string, sentBytes: number, what: string): Result<FileSummary> {
  const reason = `${what} (after ${sentBytes} bytes); split the file, or pack it as its lab sends it`;
  return { ok: false, refusal: { code: 'FILE.TOO_COSTLY', detail: { file, line: null, reason, message: `${file}: ${reason}.` } } };
}
