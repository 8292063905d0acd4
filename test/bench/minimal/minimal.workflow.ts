import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

export interface MinimalActivities {
  note(step: { readonly caseId: string; readonly run: number }): Promise<{ readonly kind: 'saved' }>;
}

/** Answers when the work that it set off is done, so that the next one finds the workflow waiting, as people do. */
export const nextAct = defineUpdate<void, [{ readonly actId: string }]>('next-act');

export interface MinimalStart {
  readonly caseId: string;
  readonly activities: number;
  readonly updates: number;
}

const { note } = proxyActivities<MinimalActivities>({ startToCloseTimeout: '10 seconds' });

/** The yardstick: as many activities in a row and as many updates as a case has, and nothing else. */
export async function minimalWorkflow({ caseId, activities, updates }: MinimalStart): Promise<void> {
  let told = 0;
  let done = 0;
  setHandler(nextAct, async () => {
    const mine = (told += 1);
    await condition(() => done >= mine);
  });
  for (let turn = 1; turn <= updates; turn += 1) {
    await condition(() => told >= turn);
    const until = Math.round((activities * turn) / updates);
    for (let step = Math.round((activities * (turn - 1)) / updates); step < until; step += 1) await note({ caseId, run: 1 });
    done = turn;
  }
}
