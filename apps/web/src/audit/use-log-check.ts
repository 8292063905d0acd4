import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LogStatus } from '@consilium/contracts';
import { LOG_BASE, recordLogCheck } from '../api/audit.ts';
import type { LogChecked } from './log-check/check-log.ts';
import type { LogCheckJob, LogCheckNews } from './log-check/log-check.worker.ts';
import { readSeen, remember } from './seen-log.ts';

export type LogCheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly size: number }
  | { readonly kind: 'done'; readonly found: LogChecked; readonly since: string | null }
  | { readonly kind: 'failed'; readonly reason: 'unsupported' | 'unreachable' };

/** Checks the whole log beside the page, tells the server what came out, and remembers an intact log for the next time. */
export function useLogCheck() {
  const client = useQueryClient();
  const [state, setState] = useState<LogCheckState>({ kind: 'idle' });
  const worker = useRef<Worker | null>(null);
  const recorded = useMutation({ mutationFn: recordLogCheck, onSuccess: () => client.invalidateQueries({ queryKey: ['audit'] }) });
  useEffect(() => () => worker.current?.terminate(), []);

  const start = ({ keys }: LogStatus): void => {
    worker.current?.terminate();
    const one = new Worker(new URL('./log-check/log-check.worker.ts', import.meta.url), { type: 'module' });
    worker.current = one;
    const hasWitness = keys.some(({ kind }) => kind === 'witness');
    const job: LogCheckJob = { base: `${location.origin}${LOG_BASE}`, keys: keys.map(({ vkey }) => vkey), seen: readSeen(), hasWitness };
    setState({ kind: 'running', done: 0, size: 0 });
    one.addEventListener('error', () => setState({ kind: 'failed', reason: 'unsupported' }));
    one.addEventListener('message', ({ data: news }: MessageEvent<LogCheckNews>) => {
      if (news.kind === 'progress') return setState({ kind: 'running', done: news.done, size: news.size });
      one.terminate();
      if (news.kind === 'failed') return setState(news);
      const { outcome, size, firstBad, code, origin, root } = news.found;
      setState({ kind: 'done', found: news.found, since: job.seen?.at ?? null });
      if (outcome === 'intact') remember({ at: new Date().toISOString(), origin, size, root, keys: job.keys });
      if (size > 0) recorded.mutate({ size, outcome, firstBad, code });
    });
    one.postMessage(job);
  };
  return { state, start, recordError: recorded.error };
}
