import type { ActOutbox, CaseEngine } from '@consilium/domain';

export interface SweepOptions {
  readonly outbox: ActOutbox;
  readonly engine: CaseEngine;
  /** Acts younger than this are still being told by whoever recorded them. */
  readonly olderThanMs: number;
  readonly everyMs: number;
  /** Called with the number repaired, and with the error of an act that could not be told. */
  readonly report: (event: { readonly repaired: number } | { readonly failed: unknown }) => void;
}

const BATCH = 50;

/** One pass: every recorded act that no workflow has been told of is told now. Returns how many. */
export async function repairUntoldActs({ outbox, engine, olderThanMs, report }: Omit<SweepOptions, 'everyMs'>): Promise<number> {
  let repaired = 0;
  for (const act of await outbox.untold(olderThanMs, BATCH)) {
    try {
      await engine.tell(act);
      repaired += 1;
    } catch (failed) {
      report({ failed });
    }
  }
  if (repaired > 0) report({ repaired });
  return repaired;
}

/** Sorts before every case id. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Tells every open case of its newest act once more, as a worker starts: a Temporal server that lost its database gets its workflows back. Where the
 * workflow runs the server knows the act's id and drops the repeat.
 */
export async function reviveOpenCases(
  { outbox, engine, report }: Pick<SweepOptions, 'outbox' | 'engine' | 'report'>,
  isStopped = () => false,
): Promise<void> {
  for (let after = BEFORE_ALL, more = true; more && !isStopped();) {
    const acts = await outbox.lastOfOpenCases(after, BATCH);
    for (const act of acts) await engine.tell(act).catch((failed: unknown) => report({ failed }));
    after = acts.at(-1)?.caseId ?? after;
    more = acts.length === BATCH;
  }
}

/** Repeats the pass until stopped; over Postgres, never by listing workflows. A failed pass is reported and the next one tries again. */
export function startSweep(options: SweepOptions): { stop(): Promise<void> } {
  let isStopped = false;
  let wake = (): void => undefined;
  const loop = (async () => {
    await reviveOpenCases(options, () => isStopped).catch((failed: unknown) => options.report({ failed }));
    while (!isStopped) {
      await repairUntoldActs(options).catch((failed: unknown) => options.report({ failed }));
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, options.everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    async stop() {
      isStopped = true;
      wake();
      await loop;
    },
  };
}
