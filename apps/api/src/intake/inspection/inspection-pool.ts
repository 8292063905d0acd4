import type { FileSummary, Result } from '@consilium/domain';
import type { InspectFile } from '../../platform/ports.ts';
import { afterAPause } from './after-a-pause.ts';
import { judgeInThread } from './judge-in-thread.ts';
import { startThread } from './start-thread.ts';
import type { StartedThread } from './start-thread.ts';
import { StuckThread, ThreadEnded } from './thread-ended.ts';
import { ThreadQueue } from './thread-queue.ts';

export interface PoolOptions {
  /** Bytes that a compressed file may unpack to. */
  readonly maxUnpacked: number;
  /** Files that are judged at a time; further ones wait in the quarantine. */
  readonly threads?: number;
  readonly stuckAfterMs?: number;
  /** MiB of a thread's heap: lists, texts and parsed documents; the pieces of the file itself are bounded apart. */
  readonly heapMib?: number;
  /** Entry file of a thread; a test puts a worse one in its place. */
  readonly entry?: URL;
}

export interface InspectionPool {
  readonly inspectFile: InspectFile;
  /** Starts all threads, so that no file waits for one; resolves when they can read. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

const ENTRY = new URL('./inspection-thread.ts', import.meta.url);
/** How long a sender must pause before its unfinished file is looked at again; doubled with each look, so that the looks stay few. */
const PAUSE_MS = 200;

/**
 * Judges files in threads of their own, so that a hostile file neither blocks the requests of others nor takes their memory.
 * 1. A thread that reaches its heap's end, or makes no progress, is ended and replaced, and its file refused as `FILE.TOO_COSTLY`.
 * 2. A thread that waits for a sender while another file waits for a thread goes to that file; the slow one is read again from its start once it is
 *    whole or its sender pauses.
 * 3. A thread that gave a verdict, or whose file failed, judges the next file.
 */
export function inspectionPool(options: PoolOptions): InspectionPool {
  const { maxUnpacked, threads = 2, stuckAfterMs = 15_000, heapMib = 80, entry = ENTRY } = options;
  const queue = new ThreadQueue(threads);
  const all = new Set<StartedThread>();
  const idle: StartedThread[] = [];
  let isClosed = false;

  const rest = (thread: StartedThread): void => {
    thread.worker.unref();
    idle.push(thread);
  };
  const start = (): StartedThread => {
    const thread = startThread(entry, heapMib);
    all.add(thread);
    thread.worker.once('exit', () => {
      all.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    });
    return thread;
  };
  /** One turn of one file at a thread; null when the thread went to another file. */
  const turn = async (...[file, statements]: Parameters<InspectFile>): Promise<Result<FileSummary> | null> => {
    await queue.take(file);
    const thread = idle.pop() ?? start();
    let isSound = false;
    try {
      thread.worker.ref();
      await thread.ready;
      const verdict = await judgeInThread(thread.worker, file, statements, { maxUnpacked, stuckAfterMs, isWanted: () => queue.isWanted });
      isSound = true;
      return verdict;
    } catch (error) {
      isSound = error === file.failure;
      return tooCostly(statements.fileName, error);
    } finally {
      if (isSound) rest(thread);
      else {
        await thread.worker.terminate(); // its memory goes before that of the next one comes
        if (!isClosed) rest(start());
      }
      queue.giveBack();
    }
  };

  return {
    async inspectFile(file, statements) {
      for (let pause = PAUSE_MS; ; pause *= 2) {
        const verdict = await turn(file, statements);
        if (verdict !== null) return verdict;
        await afterAPause(file, pause);
      }
    },
    async warmUp() {
      while (all.size < threads) rest(start());
      await Promise.all([...all].map(({ ready }) => ready));
    },
    async close() {
      isClosed = true;
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}

/** The refusal of a file that cost its thread; any other error goes on its way. */
function tooCostly(file: string, error: unknown): Result<FileSummary> {
  const isStuck = error instanceof StuckThread;
  if (!isStuck && !(error instanceof ThreadEnded && error.isOutOfMemory)) throw error;
  const what = isStuck ? 'it takes longer to read than any file of a tumor' : 'it takes more memory to read than any file of a tumor';
  const reason = `${what} (after ${error.readBytes} bytes); split the file, or pack it as its lab sends it`;
  return { ok: false, refusal: { code: 'FILE.TOO_COSTLY', detail: { file, line: null, reason, message: `${file}: ${reason}.` } } };
}
