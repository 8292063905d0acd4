import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { makeSigner, naiveRoot, openNote, parseCheckpoint, privateKeyText, verifyConsistency, verifyInclusion } from '@consilium/ledger';
import type { AddCheckpoint, Verifier } from '@consilium/ledger';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { openDatabase } from '../../data-source.ts';
import type { Database } from '../../index.ts';
import { raw } from '../../spec-support/by-hand.ts';
import { inTransaction, withSql } from '../../sql.ts';
import { ENGINE, appendEntry } from '../append-entry.ts';
import { readCheckpoint, readConsistencyProof, readInclusionProofs } from '../log-reader.ts';
import { growTree } from './drain.ts';
import { Sequencer } from './sequencer.ts';
import type { SequencerEvent, SequencerOptions } from './sequencer.ts';
import type { Witness, WitnessAnswer } from './witness.ts';
import { takeOver } from './tree-state.ts';

const ORIGIN = 'localhost/consilium';
const signer = makeSigner(privateKeyText(ORIGIN, 'ed25519', randomBytes(32)));
const verifier: Verifier = signer;

let database: TestDatabase;
let [app, sequencing]: Database[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
  app = await openDatabase(database.appUrl, { keys: TEST_KEYS, access: 'engine' });
  sequencing = await openDatabase(database.sequencerUrl, { poolSize: 4 });
});
afterEach(async () => {
  await Promise.all([app?.destroy(), sequencing?.destroy()]);
  await database?.drop();
});
const db = (): { readonly app: Database; readonly sequencing: Database } => {
  if (!app || !sequencing) throw new Error('the suite has no database');
  return { app, sequencing };
};

const append = (count: number) =>
  withSql(db().app, async (sql) => {
    for (let i = 0; i < count; i += 1)
      await appendEntry(sql, {
        id: randomUUID(),
        actor: ENGINE,
        act: 'counted',
        object: { type: 't', id: String(i), version: null },
        detail: { i },
      });
  });
const start = (more: Partial<SequencerOptions> = {}) => {
  const events: SequencerEvent[] = [];
  const sequencer = new Sequencer({
    dataSource: db().sequencing,
    origin: ORIGIN,
    signer,
    report: (event) => events.push(event),
    pollMs: 5,
    standByMs: 20,
    witnessMs: 20,
    witnessPatienceMs: 200,
    ...more,
  });
  return { sequencer, events };
};
async function until<T>(look: () => Promise<T | null | false>, what: string): Promise<T> {
  for (const end = performance.now() + 8_000; performance.now() < end; await wait(15)) {
    const found = await look();
    if (found !== null && found !== false) return found;
  }
  throw new Error(`waited in vain for ${what}`);
}
const size = async (): Promise<number> => (await db().sequencing.query('SELECT size::int AS size FROM ledger.tree_state'))[0].size;
const drained = () =>
  until(async () => (await db().sequencing.query('SELECT 1 FROM ledger.pending LIMIT 1')).length === 0, 'an empty queue');
const leaves = async (): Promise<Uint8Array[]> =>
  (await db().sequencing.query('SELECT hash FROM ledger.leaf ORDER BY idx')).map(({ hash }: { hash: Uint8Array }) => hash);
const alarm = async (): Promise<string | null> => (await db().sequencing.query('SELECT alarm FROM ledger.tree_state'))[0].alarm;
/** Root of the first so many leaves; one that no tree has where there are fewer. */
const rootAt = async (count: number): Promise<Uint8Array> => {
  const stored = await leaves();
  return stored.length < count ? new Uint8Array(32).fill(7) : naiveRoot(stored.slice(0, count));
};
const checkpoint = () => withSql(db().sequencing, (sql) => readCheckpoint(sql));
const signedAt = (least: number) =>
  until(async () => ((await checkpoint())?.size ?? 0) >= least && checkpoint(), `a checkpoint of ${least}`);

describe('the sequencer', () => {
  it('puts every entry into the tree once and signs a checkpoint whose root is that of the leaves (AUD-07, AUD-09)', async () => {
    await append(5);
    const { sequencer } = start();
    await drained();
    await append(600);
    await drained();
    const total = await size();
    const signed = await signedAt(total);
    await sequencer.stop();
    const stored = await leaves();
    expect(stored).toHaveLength(total);
    expect((await db().sequencing.query('SELECT count(*)::int AS n FROM ledger.entry'))[0].n).toBe(total);
    const opened = openNote(signed?.note ?? '', [verifier]);
    expect(opened.ok && parseCheckpoint(opened.value.text)).toMatchObject({ ok: true, value: { origin: ORIGIN, size: total } });
    expect(Buffer.from(signed?.root ?? []).equals(Buffer.from(naiveRoot(stored)))).toBe(true);
  });

  it('leaves tiles from which entries and checkpoints are proved offline (AUD-12, AUD-13)', async () => {
    const { sequencer } = start({ atMost: 97 });
    await append(700);
    await drained();
    const newest = await signedAt(await size());
    await sequencer.stop();
    const stored = await leaves();
    const [total, root] = [newest?.size ?? 0, newest?.root ?? new Uint8Array(0)];
    const indexes = [0, 1, 255, 256, 300, 511, 512, total - 1];
    const proofs = await withSql(db().sequencing, (sql) => readInclusionProofs(sql, total, indexes));
    for (const [at, index] of indexes.entries())
      expect(verifyInclusion({ index, size: total, leaf: stored[index] ?? root, proof: proofs[at] ?? [], root })).toBe(true);
    const older: { size: number; root: Uint8Array }[] = await db().sequencing.query(
      'SELECT size::int AS size, root FROM ledger.checkpoint ORDER BY size',
    );
    expect(older.length).toBeGreaterThan(3);
    for (const { size: from, root: olderRoot } of older) {
      const proof = await withSql(db().sequencing, (sql) => readConsistencyProof(sql, from, total));
      expect(verifyConsistency({ older: from, newer: total, olderRoot, newerRoot: root, proof })).toBe(true);
    }
  });

  it('signs after a crash what was committed and not signed, byte for byte', async () => {
    await append(3);
    const epoch = await inTransaction(db().sequencing, (sql) => takeOver(sql, ORIGIN));
    await inTransaction(db().sequencing, (sql) => growTree(sql, { epoch, origin: ORIGIN, atMost: 100 }));
    const [{ body }] = await db().sequencing.query('SELECT body FROM ledger.checkpoint');
    const { sequencer } = start();
    const signed = await until(checkpoint, 'a signature');
    await sequencer.stop();
    expect(signed.note.startsWith(body)).toBe(true);
    expect(openNote(signed.note, [verifier]).ok).toBe(true);
  });

  it('leads alone, and one whose term has passed commits nothing', async () => {
    const epoch = await inTransaction(db().sequencing, (sql) => takeOver(sql, ORIGIN));
    const first = start();
    await until(async () => first.sequencer.health().role === 'leads', 'a leader');
    const second = start();
    await until(async () => second.sequencer.health().role === 'stands-by', 'one that stands by');
    await append(1);
    await expect(inTransaction(db().sequencing, (sql) => growTree(sql, { epoch, origin: ORIGIN, atMost: 10 }))).rejects.toMatchObject({
      code: 'LOG.FENCED',
    });
    await first.sequencer.stop();
    await until(async () => second.sequencer.health().role === 'leads', 'the other as leader');
    await drained();
    await second.sequencer.stop();
  });

  it('keeps the cosignature of a witness with the checkpoint', async () => {
    const requests: AddCheckpoint[] = [];
    const witness: Witness = {
      name: 'w.example',
      cosign: async (request) => (requests.push(request), { kind: 'cosigned', lines: ['— w.example AAAA\n'] }),
      newest: async () => null,
    };
    const { sequencer } = start({ witnesses: [witness] });
    await append(2);
    await until(async () => ((await checkpoint())?.witnesses ?? 0) > 0, 'a cosignature');
    await append(2);
    await until(async () => requests.length >= 2 && (requests.at(-1)?.oldSize ?? 0) > 0, 'a request that grows out of the last');
    await sequencer.stop();
  });

  const otherLog = { size: 1, root: new Uint8Array(32).fill(7) };
  it.each([
    [
      'an older backup was put in place',
      (): WitnessAnswer => ({ kind: 'conflict', size: 1_000_000 }),
      { ...otherLog, size: 1_000_000 },
      'LOG.WITNESS_AHEAD',
    ],
    [
      'the log was rewritten',
      (request: AddCheckpoint): WitnessAnswer => ({ kind: 'conflict', size: request.oldSize }),
      otherLog,
      'LOG.WITNESS_REFUSES',
    ],
    ['the log does not grow', (): WitnessAnswer => ({ kind: 'refused', code: 'WITNESS.INCONSISTENT' }), otherLog, 'LOG.WITNESS_REFUSES'],
  ])('stands still with an alarm when the witness says and shows that %s (AUD-31)', async (_what, answer, shown, code) => {
    await append(2);
    const grown = start();
    await signedAt(2);
    await grown.sequencer.stop();
    const { sequencer, events } = start({
      witnesses: [{ name: 'w.example', cosign: async (request) => answer(request), newest: async () => shown }],
    });
    await until(async () => sequencer.health().role === 'alarm', 'the alarm');
    await until(async () => (await db().sequencing.query('SELECT alarm FROM ledger.tree_state'))[0].alarm === code, 'the kept alarm');
    const before = await size();
    await append(3);
    await wait(150);
    expect(await size()).toBe(before);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'alarm', code }));
    await sequencer.stop();
  });

  it.each([
    ['knows more than there is', (): WitnessAnswer => ({ kind: 'conflict', size: 1_000_000 })],
    ['knows another root', (request: AddCheckpoint): WitnessAnswer => ({ kind: 'conflict', size: request.oldSize })],
    ['saw another log', (): WitnessAnswer => ({ kind: 'refused', code: 'WITNESS.INCONSISTENT' })],
  ])('goes on, and warns, when an answer that nobody signed says that the witness %s (AUD-31)', async (_what, answer) => {
    await append(2);
    const grown = start();
    await signedAt(2);
    await grown.sequencer.stop();
    const { sequencer, events } = start({
      witnesses: [{ name: 'w.example', cosign: async (request) => answer(request), newest: async () => null }],
      witnessPatienceMs: 50,
    });
    await append(2);
    await drained();
    await sequencer.stop();
    expect([await alarm(), events.filter(({ kind }) => kind === 'alarm')]).toEqual([null, []]);
    expect(events).toContainEqual({ kind: 'witness-silent', witness: 'w.example', code: 'WITNESS.UNPROVEN' });
    expect(events).toContainEqual({ kind: 'unwitnessed', witnesses: ['w.example'] });
  });

  /** Cosigns whatever grows, and knows the size it cosigned last, like a real one that several sequencers ask. */
  const honest = (meanwhile: (request: AddCheckpoint) => Promise<void> = async () => undefined) => {
    const seen = { size: 0 };
    const newest = async () => ({ size: seen.size, root: await rootAt(seen.size) });
    const cosign = async (request: AddCheckpoint): Promise<WitnessAnswer> => {
      await meanwhile(request);
      const offered = Number(request.note.split('\n')[1]);
      if (offered < seen.size || request.oldSize !== seen.size) return { kind: 'conflict', size: seen.size };
      seen.size = offered;
      return { kind: 'cosigned', lines: ['— w.example AAAA\n'] };
    };
    return { seen, witness: { name: 'w.example', cosign, newest } satisfies Witness };
  };

  it('raises no alarm over a checkpoint that was overtaken while the witness answered (AUD-09)', async () => {
    let [armed, overtaken] = [false, false];
    const { seen, witness } = honest(async ({ note }) => {
      if (!armed || overtaken) return;
      overtaken = true;
      await append(2);
      await signedAt(Number(note.split('\n')[1]) + 1);
      seen.size = (await checkpoint())?.size ?? 0;
    });
    const { sequencer, events } = start({ witnesses: [witness] });
    await append(2);
    await until(async () => seen.size > 0, 'the first cosignature');
    armed = true;
    await append(2);
    await until(async () => overtaken && sequencer.health().witnesses['w.example']?.size === seen.size, 'a cosignature after all');
    expect([await alarm(), events.filter(({ kind }) => kind === 'alarm')]).toEqual([null, []]);
    await sequencer.stop();
  });

  it('raises no alarm once another leads, whatever the witness says (AUD-09)', async () => {
    const first = honest();
    const slow: Witness = {
      name: 'w.example',
      cosign: async (request) => {
        const answer = await first.witness.cosign(request);
        if (request.oldSize === 0) return answer;
        await inTransaction(db().sequencing, (sql) => takeOver(sql, ORIGIN));
        return { kind: 'conflict', size: 1_000_000 };
      },
      newest: async () => (first.seen.size > 0 ? { ...otherLog, size: 1_000_000 } : null),
    };
    const { sequencer, events } = start({ witnesses: [slow], standByMs: 60_000 });
    await append(2);
    await until(async () => first.seen.size > 0, 'the first cosignature');
    await append(2);
    await wait(200);
    expect([await alarm(), events.filter(({ kind }) => kind === 'alarm')]).toEqual([null, []]);
    void sequencer.stop();
  });

  it('two sequencers that hand the office to and fro under load never raise one (AUD-09)', async () => {
    const { witness, seen } = honest();
    const pair = () => start({ witnesses: [witness], witnessMs: 1 });
    let [one, other] = [pair(), pair()];
    const all = [...one.events, ...other.events];
    for (let turn = 0; turn < 6; turn += 1) {
      await append(3);
      const stopped = one.sequencer.stop();
      await append(3);
      await stopped;
      all.push(...one.events);
      [one, other] = [other, pair()];
    }
    await drained();
    await until(async () => seen.size === (await size()), 'the last cosignature');
    await Promise.all([one.sequencer.stop(), other.sequencer.stop()]);
    expect([await alarm(), [...all, ...one.events, ...other.events].filter(({ kind }) => kind === 'alarm')]).toEqual([null, []]);
  });

  it('asks the witness before it lets a restored backup grow, though the backup says that all was cosigned (AUD-31)', async () => {
    const { witness, seen } = honest();
    const first = start({ witnesses: [witness] });
    await append(2);
    await drained();
    await until(async () => seen.size === (await size()), 'the last cosignature');
    await first.sequencer.stop();
    // What was appended after the backup is known to the witness alone.
    const before = await size();
    seen.size = before + 7;
    await append(7);
    const { sequencer } = start({ witnesses: [witness] });
    await until(async () => (await alarm()) === 'LOG.WITNESS_AHEAD', 'the alarm');
    expect(await size()).toBe(before);
    await sequencer.stop();
  });

  it('stops a leader under whose feet an alarm was raised, and lets it go on when it is cleared', async () => {
    const { sequencer } = start();
    await until(async () => sequencer.health().role === 'leads', 'a leader');
    await raw(database.ownerUrl, `UPDATE ledger.tree_state SET alarm = 'LOG.WITNESS_REFUSES'`);
    await until(async () => sequencer.health().role === 'alarm', 'the alarm');
    const before = await size();
    await append(2);
    await wait(100);
    expect(await size()).toBe(before);
    await raw(database.ownerUrl, 'UPDATE ledger.tree_state SET alarm = NULL');
    await drained();
    await sequencer.stop();
  });

  it('goes on growing while the witness is silent', async () => {
    const { sequencer, events } = start({
      witnesses: [{ name: 'w.example', cosign: async () => ({ kind: 'refused', code: 'WITNESS.UNREACHABLE' }), newest: async () => null }],
    });
    await append(2);
    await drained();
    await until(async () => events.some(({ kind }) => kind === 'witness-silent'), 'the report');
    await sequencer.stop();
    expect(sequencer.health().alarm).toBeNull();
  });
});

describe('the tables of the tree', () => {
  beforeEach(async () => {
    await append(300);
    const { sequencer } = start();
    await drained();
    await until(checkpoint, 'a signature');
    await sequencer.stop();
  });

  it('take no second checkpoint of a size, none below the newest, and no smaller tree (AUD-09)', async () => {
    const root = `sha256('x')`;
    for (const [statement, message] of [
      [`INSERT INTO ledger.checkpoint SELECT size, ${root}, 'x' FROM ledger.checkpoint ORDER BY size DESC LIMIT 1`, /duplicate key/],
      [`INSERT INTO ledger.checkpoint VALUES (1, ${root}, 'x')`, /never falls/],
      ['UPDATE ledger.tree_state SET size = size - 1', /only grows/],
      ['UPDATE ledger.tree_state SET epoch = epoch - 1', /only grows/],
      [`UPDATE ledger.tree_state SET root = ${root}`, /only grows/],
      [`UPDATE ledger.tree_state SET origin = 'other'`, /only grows/],
    ] as const)
      for (const url of [database.sequencerUrl, database.ownerUrl]) await expect(raw(url, statement)).rejects.toThrow(message);
  });

  it.each(['leaf', 'tile', 'checkpoint', 'checkpoint_signature'])('%s is append-only for every role (AUD-05)', async (table) => {
    for (const statement of [`DELETE FROM ledger.${table}`, `TRUNCATE ledger.${table} CASCADE`]) {
      for (const url of [database.appUrl, database.sequencerUrl]) await expect(raw(url, statement)).rejects.toThrow(/permission denied/);
      await expect(raw(database.ownerUrl, statement)).rejects.toThrow(/append-only/);
    }
  });

  it('are no business of the application, and entries none of the sequencer', async () => {
    for (const statement of [
      `DELETE FROM ledger.pending`,
      `INSERT INTO ledger.pending VALUES (1, '${randomUUID()}')`,
      'UPDATE ledger.tree_state SET alarm = NULL',
    ])
      await expect(raw(database.appUrl, statement)).rejects.toThrow(/permission denied/);
    for (const statement of [
      `SELECT ledger.append('${randomUUID()}', '', '', NULL, NULL, NULL, NULL)`,
      'SELECT * FROM clinic.case',
      'SELECT * FROM ledger.detail',
    ])
      await expect(raw(database.sequencerUrl, statement)).rejects.toThrow(/permission denied/);
  });
});
