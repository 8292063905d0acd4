import { loadavg } from 'node:os';
import { openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import { median, millis } from '../table.ts';
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
    await fill(full.ownerUrl, entries);
    await untilDrained(intoFull);
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
    return rows(entries, rounds);
  } finally {
    await Promise.all([intoFull, intoEmpty].map((app) => app.destroy()));
    await Promise.all(sequencers.map((one) => one.stop()));
    await Promise.all([full, empty].map((one) => one.drop()));
  }
}

function rows(entries: number, rounds: readonly { readonly full: Load; readonly empty: Load }[]): readonly Measure[] {
  const ratio = median(rounds.map(({ full, empty }) => rateOf(empty) / rateOf(full)));
  const errors = rounds.reduce((sum, { full, empty }) => sum + full.errors.length + empty.errors.length, 0);
  const p50 = (loads: readonly Load[]): string => millis(median(loads.map(({ tookMs }) => quantile(tookMs, 0.5))));
  const [fulls, empties] = [rounds.map(({ full }) => full), rounds.map(({ empty }) => empty)];
  return [
    { measure: `append time at ${entries.toLocaleString('en')} entries ÷ empty, median of ${ROUNDS} rounds (load average ${(loadavg()[0] ?? NaN).toFixed(1)})`, ours: ratio.toFixed(2), against: `≤ ${MOST}`, met: ratio <= MOST },
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

async function fill(ownerUrl: string, entries: number): Promise<void> {
  const owner = await openDatabase(ownerUrl, { access: 'engine', poolSize: 1 });
  try {
    for (let left = entries; left > 0; left -= AT_ONCE) await owner.query(FILL, [Math.min(left, AT_ONCE)]);
    await owner.query('VACUUM ANALYZE ledger.entry, ledger.detail');
    await owner.query('CHECKPOINT');
  } finally {
    await owner.destroy();
  }
}

async function untilDrained(app: Database): Promise<void> {
  for (;;) {
    const [left] = await app.query<{ n: number }[]>('SELECT count(*)::int AS n FROM (SELECT 1 FROM ledger.pending LIMIT 1) p');
    if (left?.n === 0) return;
    await new Promise((done) => setTimeout(done, 200));
  }
}
