import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { makeSigner, privateKeyText } from '@consilium/ledger';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { openDatabase } from '../../data-source.ts';
import type { Database } from '../../index.ts';
import { withSql } from '../../sql.ts';
import { ENGINE, appendEntry } from '../append-entry.ts';
import type { Witness } from './witness.ts';
import { Sequencer } from './sequencer.ts';
import type { SequencerOptions } from './sequencer.ts';

const ORIGIN = 'localhost/consilium';
const signer = makeSigner(privateKeyText(ORIGIN, 'ed25519', randomBytes(32)));
const ahead = { size: 1_000_000, root: new Uint8Array(32).fill(7) };

let database: TestDatabase;
let app: Database;
let sequencing: Database;
beforeEach(async () => {
  database = await createTestDatabase();
  app = await openDatabase(database.appUrl, { keys: TEST_KEYS, access: 'engine' });
  sequencing = await openDatabase(database.sequencerUrl, { poolSize: 4 });
}, 60_000);
afterEach(async () => {
  await Promise.all([app?.destroy(), sequencing?.destroy()]);
  await database?.drop();
});

const append = (count: number) =>
  withSql(app, async (sql) => {
    const object = { type: 't', id: 'x', version: null };
    for (let i = 0; i < count; i += 1) await appendEntry(sql, { id: randomUUID(), actor: ENGINE, act: 'counted', object });
  });
const start = (more: Partial<SequencerOptions> = {}) =>
  new Sequencer({
    dataSource: sequencing,
    origin: ORIGIN,
    signer,
    report: () => undefined,
    pollMs: 5,
    standByMs: 20,
    witnessMs: 20,
    ...more,
  });
const state = async (): Promise<{ readonly size: number; readonly alarm: string | null; readonly waiting: number }> =>
  (
    await sequencing.query('SELECT size::int AS size, alarm, (SELECT count(*)::int FROM ledger.pending) AS waiting FROM ledger.tree_state')
  )[0];
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end; await wait(15)) if (await holds()) return;
  throw new Error('waited in vain');
}

describe('the first word of a witness, before anything joins the tree (AUD-31)', () => {
  it('lets no empty database begin anew a log that the witness has seen', async () => {
    const witness: Witness = {
      name: 'w.example',
      cosign: async () => ({ kind: 'conflict', size: 3 }),
      newest: async () => ({ ...ahead, size: 3 }),
    };
    await append(2);
    const sequencer = start({ witnesses: [witness] });
    await until(async () => (await state()).alarm === 'LOG.WITNESS_AHEAD');
    expect((await state()).size).toBe(0);
    await sequencer.stop();
  }, 30_000);

  it('is waited for when it comes late', async () => {
    await append(2);
    const grown = start();
    await until(async () => (await state()).waiting === 0);
    await grown.stop();
    const { size } = await state();
    await append(3);
    let isUp = false;
    const late: Witness = {
      name: 'w.example',
      cosign: async () => (isUp ? { kind: 'conflict', size: ahead.size } : { kind: 'refused', code: 'WITNESS.UNREACHABLE' }),
      newest: async () => (isUp ? ahead : null),
    };
    const sequencer = start({ witnesses: [late], witnessPatienceMs: 12_000 });
    await wait(300);
    expect((await state()).size).toBe(size);
    isUp = true;
    await until(async () => (await state()).alarm === 'LOG.WITNESS_AHEAD');
    expect((await state()).size).toBe(size);
    await sequencer.stop();
  }, 30_000);
});
