import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import { ENGINE, appendEntry } from '../../../libs/persistence/src/ledger/append-entry.ts';
import { withSql } from '../../../libs/persistence/src/sql.ts';
import { millis } from '../table.ts';
import type { Measure } from '../table.ts';
import { perSecond, quantile, rateOf, runClients } from './clients.ts';
import type { Load } from './clients.ts';
import { startSequencer } from './log-process.ts';
import { appendToChain } from './naive-chain.ts';
import { benchSeconds } from './trial.ts';

const CLIENTS = 32;
const GOAL = { rate: 3_000, p99Ms: 60, signedMs: 1_000 };

/** One entry as a read leaves it: with a detail under the site's key, in one transaction of its own. */
export const appendOne = (app: Database): Promise<void> =>
  withSql(app, (sql) => {
    const id = randomUUID();
    return appendEntry(sql, {
      id,
      actor: ENGINE,
      act: 'case-read',
      object: { type: 'case', id, version: null },
      detail: { what: 'case', cases: [id] },
      requestId: id,
    });
  });

/** Appends under load, the sequencer beside them as a process of its own; then the same clients on a chain under a lock. */
export async function appends(): Promise<readonly Measure[]> {
  const database = await createTestDatabase();
  const sequencer = await startSequencer(database);
  const app = await openDatabase(database.appUrl, { keys: TEST_KEYS, access: 'engine', poolSize: CLIENTS });
  try {
    await runClients(CLIENTS, 2_000, () => appendOne(app));
    const load = await runClients(CLIENTS, benchSeconds(60) * 1_000, () => appendOne(app));
    const average = loadavg()[0] ?? NaN;
    const signed = await signedAfter(app);
    const chain = await appendToChain(database.ownerUrl, CLIENTS, (benchSeconds(60) * 1_000) / 6);
    return rows(load, signed, chain, average);
  } finally {
    await app.destroy();
    await sequencer.stop();
    await database.drop();
  }
}

interface Signed {
  readonly entries: number;
  readonly waiting: number;
  readonly p99Ms: number;
}

/** From an entry's own time to the signature of the first checkpoint that covers it, by the one clock of the database. */
async function signedAfter(app: Database): Promise<Signed> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [left] = await app.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger.pending');
    if (left?.n === 0) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  await new Promise((done) => setTimeout(done, 500));
  const [found] = await app.query<Signed[]>(`
    WITH signed AS (SELECT c.size, min(s.made_at) AS at FROM ledger.checkpoint c JOIN ledger.checkpoint_signature s ON s.size = c.size AND s.kind = 'log' GROUP BY c.size),
    span AS (SELECT coalesce(lag(size) OVER (ORDER BY size), 0) AS first, size AS next, at FROM signed),
    waited AS (SELECT extract(epoch FROM span.at - e.recorded_at)::float8 * 1000 AS ms FROM span
               JOIN ledger.leaf l ON l.idx >= span.first AND l.idx < span.next JOIN ledger.entry e ON e.id = l.entry)
    SELECT (SELECT count(*)::int FROM ledger.entry) AS entries, (SELECT count(*)::int FROM ledger.entry) - (SELECT count(*)::int FROM waited) AS waiting,
           percentile_disc(0.99) WITHIN GROUP (ORDER BY ms) AS "p99Ms" FROM waited`);
  if (!found) throw new Error('there is no signed checkpoint');
  return found;
}

function rows(load: Load, signed: Signed, chain: Load, average: number): readonly Measure[] {
  const [rate, p99] = [rateOf(load), quantile(load.tookMs, 0.99)];
  const told = [...new Set(load.errors)].slice(0, 3).join('; ');
  return [
    { measure: `appends, ${CLIENTS} clients, ${Math.round(load.elapsedMs / 1000)} s (load average ${average.toFixed(1)})`, ours: perSecond(rate), against: `≥ ${perSecond(GOAL.rate)}`, met: rate >= GOAL.rate },
    { measure: 'append, p50', ours: millis(quantile(load.tookMs, 0.5)) },
    { measure: 'append, p99', ours: millis(p99), against: `≤ ${millis(GOAL.p99Ms)}`, met: p99 <= GOAL.p99Ms },
    { measure: 'append to signed checkpoint, p99', ours: millis(signed.p99Ms), against: `≤ ${millis(GOAL.signedMs)}`, met: signed.p99Ms <= GOAL.signedMs },
    { measure: 'entries without a signed checkpoint', ours: String(signed.waiting), against: '0', met: signed.waiting === 0 },
    { measure: `failed appends${told && `: ${told}`}`, ours: String(load.errors.length), against: '0', met: load.errors.length === 0 },
    { measure: 'the same clients on a chain under a lock', ours: perSecond(rate), against: perSecond(rateOf(chain)), met: null },
    { measure: 'chain under a lock, p99', ours: millis(p99), against: millis(quantile(chain.tookMs, 0.99)), met: null },
  ]; // prettier-ignore
}
