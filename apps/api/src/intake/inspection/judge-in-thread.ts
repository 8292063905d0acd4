import type { Worker } from 'node:worker_threads';
import type { FileSummary, Result } from '@consilium/domain';
import type { StatementsAboutFile } from '../../platform/ports.ts';
import type { FromThread, ToThread } from './inspection-messages.ts';
import { StuckThread, ThreadEnded } from './thread-ended.ts';

export interface JudgeLimits {
  readonly maxUnpacked: number;
  /** Milliseconds a thread may spend on bytes it has without asking for more. */
  readonly stuckAfterMs: number;
}

/** Pieces on their way to the thread; each is at most what the request's parser hands over, 64 KiB. */
const MAX_UNDER_WAY = 8;

/**
 * Sends one file to a thread at the thread's pace and brings its verdict.
 *
 * @throws ThreadEnded when the thread ran out of memory or died, StuckThread when it makes no progress; then the thread must be ended. What the
 * source throws goes through as it is.
 */
export async function judgeInThread(
  thread: Worker,
  source: AsyncIterable<Uint8Array>,
  statements: StatementsAboutFile,
  { maxUnpacked, stuckAfterMs }: JudgeLimits,
): Promise<Result<FileSummary>> {
  const tell = (message: ToThread, handedOver: readonly ArrayBuffer[] = []): void => thread.postMessage(message, [...handedOver]);
  const state = { underWay: 0, sentBytes: 0, isOver: false, since: Date.now(), hasEnded: false };
  let wake = (): void => undefined;
  const over = new Promise<Result<FileSummary>>((resolve, reject) => {
    const watch = setInterval(() => {
      if ((state.underWay > 0 || state.hasEnded) && Date.now() - state.since > stuckAfterMs)
        end(() => reject(new StuckThread(state.sentBytes)));
    }, stuckAfterMs / 10);
    const heard = (message: FromThread): void => {
      state.since = Date.now();
      if (message.kind === 'verdict') end(() => resolve(message.verdict));
      else if (message.kind === 'bug') end(() => reject(message.error));
      else if (message.kind === 'taken') state.underWay -= 1;
      wake();
    };
    const failed = (error: unknown): void => end(() => reject(new ThreadEnded(state.sentBytes, error)));
    const exited = (): void => failed(null);
    const end = (settle: () => void): void => {
      state.isOver = true;
      clearInterval(watch);
      thread.off('message', heard).off('error', failed).off('exit', exited);
      settle();
      wake();
    };
    thread.on('message', heard).on('error', failed).on('exit', exited);
  });
  const feeding = (async () => {
    tell({ kind: 'begin', statements, maxUnpacked });
    for await (const piece of source) {
      const bytes = Uint8Array.from(piece);
      state.sentBytes += bytes.byteLength;
      tell({ kind: 'bytes', bytes }, [bytes.buffer]);
      if (state.underWay === 0) state.since = Date.now();
      state.underWay += 1;
      while (state.underWay >= MAX_UNDER_WAY && !state.isOver) await new Promise<void>((resolve) => (wake = resolve));
      if (state.isOver) return;
    }
    state.since = Date.now();
    state.hasEnded = true;
    tell({ kind: 'end' });
  })();
  const sourceFailed = new Promise<never>((_resolve, reject) => feeding.catch(reject));
  over.catch(() => undefined);
  return Promise.race([over, sourceFailed]);
}
