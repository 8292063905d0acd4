import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS } from '@consilium/testing';
import { lockKnownCase } from '../../../libs/persistence/src/cases/case-row.ts';
import { appendEntry } from '../../../libs/persistence/src/ledger/append-entry.ts';
import { inReview, openClinic } from '../../../libs/persistence/src/spec-support/clinic.ts';
import type { Clinic } from '../../../libs/persistence/src/spec-support/clinic.ts';
import { inTransaction } from '../../../libs/persistence/src/sql.ts';
import type { Sql } from '../../../libs/persistence/src/sql.ts';
import { median } from '../table.ts';
import type { Measure } from '../table.ts';
import { perSecond, rateOf, runClients } from './clients.ts';
import { startSequencer } from './log-process.ts';
import { benchSeconds } from './trial.ts';

const CLIENTS = 8;
const ROUNDS = 6;
const LEAST = 0.75;

/** One side: a clinic with one case a client, so that no client waits for another's lock. */
interface Side {
  readonly clinic: Clinic;
  readonly app: Database;
  readonly cases: readonly string[];
  readonly isAudited: boolean;
}

/**
 * The transaction of a ballot, cut down to its writes, with its ledger statements and without: the same code on two databases, of which one has neither
 * the two triggers of regulated tables on the two tables, nor gets an entry. Both run by turns, so that what else the machine does hits both.
 */
export async function audited(): Promise<readonly Measure[]> {
  const [withLedger, without] = [await openSide(true), await openSide(false)];
  const sequencer = await startSequencer(withLedger.clinic);
  try {
    const rounds: { readonly audited: number; readonly bare: number }[] = [];
    for (const side of [withLedger, without]) await rateAt(side, 1_500);
    const forMs = (benchSeconds(60) * 1_000) / ROUNDS / 2;
    for (let round = 0; round < ROUNDS; round += 1) {
      // The order alternates: what a first run leaves behind must not always fall to the same side.
      const order = round % 2 === 0 ? [withLedger, without] : [without, withLedger];
      const rates = new Map<Side, number>();
      for (const side of order) rates.set(side, await rateAt(side, forMs));
      rounds.push({ audited: rates.get(withLedger) ?? NaN, bare: rates.get(without) ?? NaN });
    }
    return rows(rounds);
  } finally {
    await sequencer.stop();
    for (const { clinic, app } of [withLedger, without]) {
      await app.destroy();
      await clinic.close();
    }
  }
}

function rows(rounds: readonly { readonly audited: number; readonly bare: number }[]): readonly Measure[] {
  const ratio = median(rounds.map((round) => round.audited / round.bare));
  return [
    {
      measure: `audited ÷ unaudited transactions, ${CLIENTS} clients, median of ${ROUNDS} rounds (load average ${(loadavg()[0] ?? NaN).toFixed(1)})`,
      ours: ratio.toFixed(2),
      against: `≥ ${LEAST}`,
      met: ratio >= LEAST,
    },
    {
      measure: 'lock case, insert ballot, update projection: with its ledger, and without',
      ours: perSecond(median(rounds.map((round) => round.audited))),
      against: perSecond(median(rounds.map((round) => round.bare))),
    },
    { measure: 'lowest and highest of the rounds', ours: rounds.map((round) => (round.audited / round.bare).toFixed(2)).sort().join(' ') },
  ]; // prettier-ignore
}

export async function openSide(isAudited: boolean): Promise<Side> {
  const clinic = await openClinic();
  const cases: string[] = [];
  for (let client = 0; client < CLIENTS; client += 1) cases.push(await inReview(clinic));
  if (!isAudited)
    for (const table of ['clinic.case', 'clinic.ballot'])
      for (const trigger of ['note_change', 'change_has_entry']) await clinic.owner.query(`DROP TRIGGER ${trigger} ON ${table}`);
  return {
    clinic,
    cases,
    isAudited,
    app: await openDatabase(clinic.verifierUrl, { keys: TEST_KEYS, access: 'engine', poolSize: CLIENTS }),
  };
}

async function rateAt(side: Side, forMs: number): Promise<number> {
  const load = await runClients(CLIENTS, forMs, (client) => inTransaction(side.app, (sql) => vote(sql, side, side.cases[client] ?? '')));
  if (load.errors.length > 0) throw new Error(`${load.errors.length} transactions failed: ${load.errors[0] ?? ''}`);
  return rateOf(load);
}

export async function vote(sql: Sql, { clinic, isAudited }: Side, caseId: string): Promise<void> {
  const row = await lockKnownCase(sql, caseId);
  const voter = clinic.people.geneticist;
  const ballot = { id: randomUUID(), version: 1, voter: voter.id, choice: 'agree', at: row.now };
  await sql.run('INSERT INTO clinic.ballot (id, case_id, version, voter, choice, reason, alternative, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ballot.id, caseId, ballot.version, ballot.voter, ballot.choice, null, null, null, ballot.at,
  ]); // prettier-ignore
  const version = row.version + 1;
  await sql.run('UPDATE clinic.case SET version = $2, missing_seats = $3 WHERE id = $1', [caseId, version, ['oncology']]);
  if (!isAudited) return;
  await appendEntry(sql, {
    id: randomUUID(),
    actor: voter,
    act: 'ballot-cast',
    object: { type: 'case', id: caseId, version },
    caseId,
    before: { stage: row.stage, status: row.status, run: row.run },
    after: { ballot },
    detail: { ballot: ballot.id, decision: ballot.version },
    requestId: ballot.id,
    amr: ['hwk', 'user'],
  });
}
