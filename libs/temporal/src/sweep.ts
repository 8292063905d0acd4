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

/** Repeats the pass until stopped; over Postgres, never by listing workflows. A failed pass is reported and the next one tries again. */
export function startSweep(options: SweepOptions): { stop(): Promise<void> } {
  let isStopped = false;
  let wake = (): void => undefined;
  const loop = (async () => {
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
