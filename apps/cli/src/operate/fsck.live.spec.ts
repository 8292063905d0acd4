import { randomBytes } from 'node:crypto';
import { makeSigner, privateKeyText } from '@consilium/ledger';
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
const fsck = () =>
  bench.run(['fsck'], '', {
    ...TEST_KEY_ENV,
    CONSILIUM_LOG_KEYS: signer.vkey,
    CONSILIUM_WITNESS_KEYS: '',
    DATABASE_URL: testDatabase.appUrl,
    DATABASE_MIGRATION_URL: testDatabase.ownerUrl,
  });

describe('consilium fsck (AUD-29)', () => {
  it('leaves what it found in the log, whole or not', async () => {
    const clean = await fsck();
    expect([clean.exit, clean.lines]).toMatchObject([0, [{ schema: 'consilium/fsck/1', findings: 0 }]]);
    expect((await log()).logChecks).toMatchObject([
      { outcome: 'done', by: 'Operator at the command line', detail: { how: 'fsck', findings: 0 } },
    ]);
    const owner = await openDatabase(testDatabase.ownerUrl, { poolSize: 1 });
    await owner.query(
      `SET session_replication_role = replica; UPDATE clinic.user SET name = 'Mallory' WHERE login = 'ada'; SET session_replication_role = origin`,
    );
    await owner.destroy();
    const found = await fsck();
    expect([found.exit, found.lines.map((line) => line['code'] ?? line['schema'])]).toEqual([1, ['ROW.DIFFERS', 'consilium/fsck/1']]);
    expect((await log()).logChecks[0]).toMatchObject({ outcome: 'failed', detail: { how: 'fsck', findings: 1, codes: ['ROW.DIFFERS'] } });
  }, 60_000);
});
