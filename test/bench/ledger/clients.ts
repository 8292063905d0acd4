/** What so and so many clients did in a time, each of them one thing after the other. */
export interface Load {
  readonly done: number;
  readonly errors: readonly string[];
  readonly elapsedMs: number;
  /** Of each thing done, sorted. */
  readonly tookMs: Float64Array;
}

/** Every client works until the time is over; what it began by then it ends. */
export async function runClients(clients: number, forMs: number, work: (client: number) => Promise<unknown>): Promise<Load> {
  const tookMs: number[] = [];
  const errors: string[] = [];
  const begun = performance.now();
  const run = async (client: number): Promise<void> => {
    while (performance.now() - begun < forMs) {
      const from = performance.now();
      try {
        await work(client);
        tookMs.push(performance.now() - from);
      } catch (error) {
        errors.push(error instanceof Error ? error.message : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  return { done: tookMs.length, errors, elapsedMs: performance.now() - begun, tookMs: Float64Array.from(tookMs).sort() };
}

export const rateOf = ({ done, elapsedMs }: Load): number => (done * 1000) / elapsedMs;
export const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
