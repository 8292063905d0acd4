import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCheckpoint, makeSigner, openNote, privateKeyText, signNote } from '@consilium/ledger';
import { ENGINE, Sequencer, auditorDesk, openDatabase, users } from '@consilium/persistence';
import type { Database, LogState } from '@consilium/persistence';
import { TEST_KEYS, TEST_KEY_ENV, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { CliBench } from '../cli.builder.ts';

const bench = new CliBench();
const signer = makeSigner(privateKeyText('localhost/consilium', 'ed25519', randomBytes(32)));
let [testDatabase, database, sequencing] = [
  undefined as unknown as TestDatabase,
  undefined as unknown as Database,
  undefined as unknown as Database,
];
let sequencer: Sequencer;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase(testDatabase.appUrl, { poolSize: 2, access: 'engine', keys: TEST_KEYS });
  sequencing = await openDatabase(testDatabase.sequencerUrl, { poolSize: 2, access: 'engine' });
  const person = { login: 'ada', name: 'Ada Test', roles: ['administrator'], specialty: null, password: 'a long enough password' } as const;
  const verifier = await openDatabase(testDatabase.verifierUrl, { poolSize: 1, access: 'engine', keys: TEST_KEYS });
  await users(verifier, { demoAllowed: true }).create(person, ENGINE);
  await verifier.destroy();
  sequencer = new Sequencer({ dataSource: sequencing, origin: 'localhost/consilium', signer, report: () => undefined, pollMs: 50 });
  while ((await log()).pending > 0 || (await log()).checkpoint === null) await new Promise((resolve) => setTimeout(resolve, 50));
}, 60_000);
afterAll(async () => {
  await sequencer?.stop();
  await Promise.all([database?.destroy(), sequencing?.destroy()]);
  await testDatabase?.drop();
  bench.close();
});

const log = (): Promise<LogState> => auditorDesk(database).log();
const fsck = (...args: readonly string[]) =>
  bench.run(['fsck', ...args], '', {
    ...TEST_KEY_ENV,
    CONSILIUM_LOG_KEYS: signer.vkey,
    CONSILIUM_WITNESS_KEYS: '',
    DATABASE_URL: testDatabase.appUrl,
    DATABASE_MIGRATION_URL: testDatabase.ownerUrl,
  });

/** A checkpoint of this log, signed, that its database has not. */
const elsewhere = (size: number): string =>
  signNote(formatCheckpoint({ origin: 'localhost/consilium', size, root: randomBytes(32) }), signer);
const codesOf = (lines: readonly Readonly<Record<string, unknown>>[]) => lines.map((line) => line['code'] ?? line['schema']);

describe('consilium fsck (AUD-29)', () => {
  it('compares with checkpoints that were kept elsewhere, and keeps the newest itself (AUD-31)', async () => {
    expect((await fsck()).exit).toBe(0);
    const kept = join(bench.home, 'checked-checkpoint');
    expect(openNote(readFileSync(kept, 'utf8'), [signer]).ok).toBe(true);
    const [note, bundle, forged] = ['note', 'bundle', 'forged'].map((name) => join(bench.home, name)) as [string, string, string];
    writeFileSync(note, elsewhere(100_000));
    writeFileSync(bundle, `${JSON.stringify({ t: 'bundle' })}\n${JSON.stringify({ note: elsewhere(1), t: 'checkpoint' })}\n`);
    writeFileSync(forged, elsewhere(100_000).replace('\n100000\n', '\n200000\n'));
    const found = await fsck('--checkpoint', note, bundle);
    expect([found.exit, codesOf(found.lines)]).toEqual([1, ['LOG.CUT_OFF', 'LOG.REWRITTEN', 'consilium/fsck/1']]);
    for (const file of [forged, join(bench.home, 'none')]) {
      const refused = await fsck('--checkpoint', file);
      expect([refused.exit, refused.messages]).toEqual([
        3,
        expect.stringContaining('holds no checkpoint that a key of this log has signed'),
      ]);
    }
    writeFileSync(kept, elsewhere(100_000));
    expect(codesOf((await fsck()).lines)).toEqual(['LOG.CUT_OFF', 'consilium/fsck/1']);
    rmSync(kept);
  }, 60_000);

  it('leaves what it found in the log, whole or not', async () => {
    const clean = await fsck();
    expect([clean.exit, clean.lines]).toMatchObject([0, [{ schema: 'consilium/fsck/1', findings: 0 }]]);
    expect((await log()).logChecks[0]).toMatchObject({
      outcome: 'done',
      by: 'Operator at the command line',
      detail: { how: 'fsck', findings: 0 },
    });
    const owner = await openDatabase(testDatabase.ownerUrl, { poolSize: 1 });
    await owner.query(
      `SET session_replication_role = replica; UPDATE clinic.user SET name = 'Mallory' WHERE login = 'ada'; SET session_replication_role = origin`,
    );
    await owner.destroy();
    const found = await fsck();
    expect([found.exit, codesOf(found.lines)]).toEqual([1, ['ROW.DIFFERS', 'consilium/fsck/1']]);
    expect((await log()).logChecks[0]).toMatchObject({ outcome: 'failed', detail: { how: 'fsck', findings: 1, codes: ['ROW.DIFFERS'] } });
  }, 60_000);
});
