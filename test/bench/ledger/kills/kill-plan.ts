import { seededRandom } from '../../seeded-random.ts';

/** The processes that are killed, by the names under which `npm start` keeps them. */
export const VICTIMS = ['Postgres', 'Sequencer', 'API', 'Worker', 'Witness', 'Verifier'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface Kill {
  readonly victim: Victim;
  /** Since the kill before it. */
  readonly afterMs: number;
  /** The process with all that it has started, as in a power cut, or the one process alone. */
  readonly whole: boolean;
}

const SHORTEST_MS = 800;
const SPREAD_MS = 3_600;
/** The supervisor of `npm start` gives up on a part that ends more than five times within a minute, starts in vain among them. */
const RESTARTS = 3;
const WINDOW_MS = 64_000;

/** Random moments, the same again for the same seed. The victims come in rounds of all, each round in an order of its own, so that few kills hit every kind. */
export function killPlan(kills: number, seed: number): readonly Kill[] {
  const dice = seededRandom(seed);
  const times = new Map<Victim, number[]>();
  const plan: Kill[] = [];
  let now = 0;
  for (let round: Victim[] = []; plan.length < kills;) {
    if (round.length === 0) round = shuffled(VICTIMS, dice);
    const victim = round.pop() ?? 'Postgres';
    const before = times.get(victim) ?? [];
    const soonest = (before.at(-RESTARTS) ?? -Infinity) + WINDOW_MS - now;
    const afterMs = Math.round(Math.max(SHORTEST_MS + dice() * SPREAD_MS, soonest));
    now += afterMs;
    times.set(victim, [...before, now]);
    plan.push({ victim, afterMs, whole: victim !== 'Postgres' || dice() < 0.7 });
  }
  return plan;
}

function shuffled<T>(items: readonly T[], dice: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(Math.floor(dice() * left.length), 1));
  return drawn;
}
