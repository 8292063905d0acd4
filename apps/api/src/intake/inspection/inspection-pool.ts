import type { FileSummary, Result } from '@consilium/domain';
import type { InspectFile } from '../../platform/ports.ts';
import { judgeInThread } from './judge-in-thread.ts';
import { startThread } from './start-thread.ts';
import type { StartedThread } from './start-thread.ts';
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

/**
 * Judges files in threads of their own, so that a hostile file neither blocks the requests of others nor takes their memory: a thread that reaches
 * its heap's end, or makes no progress, is ended, and its file refused as `FILE.TOO_COSTLY`. A thread that gave a verdict judges the next file.
 */
export function inspectionPool(options: PoolOptions): InspectionPool {
  const { maxUnpacked, threads = 2, stuckAfterMs = 15_000, heapMib = 80, entry = ENTRY } = options;
  const all = new Set<StartedThread>();
  const idle: StartedThread[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const start = (): StartedThread => {
    const thread = startThread(entry, heapMib);
    all.add(thread);
    thread.worker.once('exit', () => {
      all.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    });
    return thread;
  };
  const take = async (): Promise<StartedThread> => {
    while (busy >= threads) await new Promise<void>((resolve) => waiting.push(resolve));
    busy += 1;
    const rested = idle.pop();
    rested?.worker.ref();
    return rested ?? start();
  };
  const giveBack = (thread: StartedThread, isSound: boolean): void => {
    busy -= 1;
    if (isSound) {
      thread.worker.unref();
      idle.push(thread);
    } else void thread.worker.terminate();
    waiting.shift()?.();
  };

  return {
    async inspectFile(source, statements) {
      const thread = await take();
      let isSound = false;
      try {
        await thread.ready;
        const verdict = await judgeInThread(thread.worker, source, statements, { maxUnpacked, stuckAfterMs });
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
    close: async () => void (await Promise.all([...all].map(({ worker }) => worker.terminate()))),
  };
}

function tooCostly(file: string, sentBytes: number, what: string): Result<FileSummary> {
  const reason = `${what} (after ${sentBytes} bytes); split the file, or pack it as its lab sends it`;
  return { ok: false, refusal: { code: 'FILE.TOO_COSTLY', detail: { file, line: null, reason, message: `${file}: ${reason}.` } } };
}
