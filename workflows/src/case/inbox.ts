import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { actRecorded } from '../messages.ts';
import type { CaseTold } from './case-messages.ts';

/** Acts that this run has been told of. A told act is only a reason to read Postgres again; nothing is decided from the message. */
export interface Inbox {
  /** True once for every batch of acts told since the last look. */
  takeNews(): boolean;
  /** Resolves true when an act is told, false at the time-out (ms from now); without a time-out it waits without limit. */
  nextAct(timeoutMs?: number): Promise<boolean>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Refuses malformed messages only; a recorded act is never refused (house style 18). */
function refuseMalformed(told: CaseTold): void {
  if (typeof told?.actId !== 'string' || !UUID.test(told.actId)) {
    throw ApplicationFailure.nonRetryable('an act is told by its id, a UUID', 'ACT.MALFORMED');
  }
}

export function listenForActs(): Inbox {
  let told = 0;
  let read = 0;
  setHandler(actRecorded, () => void (told += 1), { validator: refuseMalformed });
  const takeNews = (): boolean => {
    const isNews = told > read;
    read = told;
    return isNews;
  };
  return {
    takeNews,
    async nextAct(timeoutMs) {
      const isNews = () => told > read;
      if (timeoutMs === undefined) await condition(isNews);
      else await condition(isNews, timeoutMs);
      return takeNews();
    },
  };
}
