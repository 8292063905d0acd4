import { loadavg } from 'node:os';
import { openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import { median, millis, seconds } from '../table.ts';
import type { Measure } from '../table.ts';
import { appendOne } from './appends.bench-part.ts';
import { perSecond, quantile, rateOf, runClients } from './clients.ts';
import type { Load } from './clients.ts';
import { benchEntries, benchSeconds } from './trial.ts';
import { startSequencer } from './log-process.ts';

const CLIENTS = 8;
const ROUNDS = 6;
const MOST = 1.2;

/**
 * Appends into a log that holds a million entries, and into an empty one, by turns in one run. The filling goes through the true tables: bodies made in
 * SQL under the true trigger, drained by the true sequencer.
 */
export async function million(): Promise<readonly Measure[]> {
  const [full, empty] = [await createTestDatabase(), await createTestDatabase()];
  const open = (url: string): Promise<Database> => openDatabase(url, { keys: TEST_KEYS, access: 'engine', poolSize: CLIENTS });
  const [intoFull, intoEmpty] = [await open(full.appUrl), await open(empty.appUrl)];
  const sequencers = [await startSequencer(full), await startSequencer(empty)];
  try {
    const entries = benchEntries(1_000_000);
    const from = performance.now();
    await asOwner(full.ownerUrl, (owner) => fill(owner, entries));
    await untilDrained(intoFull);
    const filledMs = performance.now() - from;
    for (const { ownerUrl } of [full, empty]) await asOwner(ownerUrl, settle);
    for (const app of [intoFull, intoEmpty]) await runClients(CLIENTS, 1_500, () => appendOne(app));
    const forMs = (benchSeconds(60) * 1_000) / ROUNDS / 2;
    const rounds: { readonly full: Load; readonly empty: Load }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [first, second] = round % 2 === 0 ? [intoFull, intoEmpty] : [intoEmpty, intoFull];
      const [one, two] = [
        await runClients(CLIENTS, forMs, () => appendOne(first)),
        await runClients(CLIENTS, forMs, () => appendOne(second)),
      ];
      rounds.push(round % 2 === 0 ? { full: one, empty: two } : { full: two, empty: one });
    }
    return rows(entries, filledMs, rounds);
  } finally {
    await Promise.all([intoFull, intoEmpty].map((app) => app.destroy()));
    await Promise.all(sequencers.map((one) => one.stop()));
    await Promise.all([full, empty].map((one) => one.drop()));
  }
}

function rows(entries: number, filledMs: number, rounds: readonly { readonly full: Load; readonly empty: Load }[]): readonly Measure[] {
  const ratio = median(rounds.map(({ full, empty }) => rateOf(empty) / rateOf(full)));
  const errors = rounds.reduce((sum, { full, empty }) => sum + full.errors.length + empty.errors.length, 0);
  const p50 = (loads: readonly Load[]): string => millis(median(loads.map(({ tookMs }) => quantile(tookMs, 0.5))));
  const [fulls, empties] = [rounds.map(({ full }) => full), rounds.map(({ empty }) => empty)];
  return [
    { measure: `append time at ${entries.toLocaleString('en')} entries ÷ empty, median of ${ROUNDS} rounds (load average ${(loadavg()[0] ?? NaN).toFixed(1)})`, ours: ratio.toFixed(2), against: `≤ ${MOST}`, met: ratio <= MOST },
    { measure: `filled with ${entries.toLocaleString('en')} entries, sequenced and signed, in`, ours: seconds(filledMs) },
    { measure: 'rate there, and on the empty log', ours: perSecond(median(fulls.map(rateOf))), against: perSecond(median(empties.map(rateOf))) },
    { measure: 'append there, p50, and on the empty log', ours: p50(fulls), against: p50(empties) },
    { measure: 'failed appends', ours: String(errors), against: '0', met: errors === 0 },
  ]; // prettier-ignore
}

const AT_ONCE = 50_000;
const FILL = `
  WITH made AS (SELECT gen_random_uuid() AS id FROM generate_series(1, $1::int)),
  entered AS (
    INSERT INTO ledger.entry (id, intent, body)
    SELECT m.id, sha256(m.id::text::bytea), convert_to(
      '{"act":"read","actor":{"amr":[],"kind":"service","ref":"engine","roles":[]},"after":null,"ai":null,"before":null,"detail":"' || encode(sha256(m.id::text::bytea), 'hex') ||
      '","id":"' || m.id || '","log":"localhost/consilium","obj":{"id":"' || m.id || '","type":"case","ver":null},"outcome":"done","purpose":"operations","reason":null,"req":"' || m.id ||
      '","subj":null,"ts":"' || clinic.iso(clock_timestamp()) || '","tz":"UTC","v":2,"wf":null}', 'UTF8') FROM made m
    RETURNING id, ord),
  detailed AS (INSERT INTO ledger.detail (entry, key, bytes) SELECT id, id, decode(repeat(md5(id::text), 14), 'hex') FROM entered)
  INSERT INTO ledger.pending (ord, entry) SELECT ord, id FROM entered`;

async function asOwner(url: string, work: (owner: Database) => Promise<void>): Promise<void> {
  const owner = await openDatabase(url, { access: 'engine', poolSize: 1 });
  try {
    await work(owner);
  } finally {
    await owner.destroy();
  }
}

async function fill(owner: Database, entries: number): Promise<void> {
  for (let left = entries; left > 0; left -= AT_ONCE) await owner.query(FILL, [Math.min(left, AT_ONCE)]);
}

/** What the filling leaves to be done is done before the first measured append, as it would be in a log that grew in years. */
async function settle(owner: Database): Promise<void> {
  await owner.query('VACUUM ANALYZE ledger.entry, ledger.detail, ledger.leaf, ledger.pending, ledger.tile');
  await owner.query('CHECKPOINT');
}

async function untilDrained(app: Database): Promise<void> {
  for (;;) {
    const [left] = await app.query<{ n: number }[]>('SELECT count(*)::int AS n FROM (SELECT 1 FROM ledger.pending LIMIT 1) p');
    if (left?.n === 0) return;
    await new Promise((done) => setTimeout(done, 200));
  }
}
