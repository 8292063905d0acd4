import type { Worker } from 'node:worker_threads';
import type { FileSummary, Result } from '@consilium/domain';
import type { FileInQuarantine, StatementsAboutFile } from '../../platform/ports.ts';
import type { FromThread, ToThread } from './inspection-messages.ts';
import { StuckThread, ThreadEnded } from './thread-ended.ts';

export interface JudgeRules {
  readonly maxUnpacked: number;
  /** Milliseconds a thread may spend on bytes it has without asking for more. */
  readonly stuckAfterMs: number;
  /** Whether the thread is wanted elsewhere. */
  readonly isWanted: () => boolean;
}

const WATCH_MS = 20;
/** A thread that is wanted elsewhere waits so long for the next byte of a sender. */
const GRACE_MS = 50;

/**
 * Lets a thread judge one file, as far as it is there, and brings its verdict; null when the thread was wanted while it had nothing to read.
 *
 * @throws ThreadEnded when the thread ran out of memory or died, StuckThread when it makes no progress; then the thread must be ended. What the
 * file failed with goes through as it is, and leaves the thread sound.
 */
export function judgeInThread(
  thread: Worker,
  file: FileInQuarantine,
  statements: StatementsAboutFile,
  { maxUnpacked, stuckAfterMs, isWanted }: JudgeRules,
): Promise<Result<FileSummary> | null> {
  const tell = (message: ToThread): void => thread.postMessage(message);
  const told = { size: file.size, isWhole: file.isWhole };
  const state = { position: 0, since: Date.now() };
  return new Promise((resolve, reject) => {
    let onceDropped: (() => void) | null = null;
    const drop = (then: () => void): void => {
      if (onceDropped === null) tell({ kind: 'drop' });
      onceDropped = then;
      state.since = Date.now();
    };
    const fileChanged = (): void => {
      const { size, isWhole, failure } = file;
      if (failure !== null) return onceDropped === null ? drop(() => reject(failure)) : undefined;
      if (size === told.size && isWhole === told.isWhole) return;
      if (state.position === told.size) state.since = Date.now();
      Object.assign(told, { size, isWhole });
      tell({ kind: 'grown', size, isWhole });
    };
    const look = (): void => {
      const idleMs = Date.now() - state.since;
      const isHungry = state.position === told.size && !told.isWhole && onceDropped === null;
      if (isHungry && idleMs >= GRACE_MS && isWanted()) drop(() => resolve(null));
      if (!isHungry && idleMs > stuckAfterMs) end(() => reject(new StuckThread(state.position)));
    };
    const heard = (message: FromThread): void => {
      state.since = Date.now();
      if (message.kind === 'verdict') end(() => resolve(message.verdict));
      else if (message.kind === 'bug') end(() => reject(message.error));
      else if (message.kind === 'dropped') end(onceDropped ?? (() => undefined));
      else if (message.kind === 'read') file.readTo((state.position = message.position));
    };
    const failed = (error: unknown): void => end(() => reject(new ThreadEnded(state.position, error)));
    const exited = (): void => failed(null);
    const end = (settle: () => void): void => {
      clearInterval(watch);
      forget();
      thread.off('message', heard).off('error', failed).off('exit', exited);
      file.readTo(null);
      settle();
    };
    thread.on('message', heard).on('error', failed).on('exit', exited);
    tell({ kind: 'begin', path: file.path, statements, maxUnpacked, ...told });
    file.readTo(0);
    const watch = setInterval(look, WATCH_MS);
    const forget = file.onChange(fileChanged);
    fileChanged();
  });
}
