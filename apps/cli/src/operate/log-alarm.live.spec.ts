import { openDatabase } from '@consilium/persistence';
import { TEST_KEYS, TEST_KEY_ENV, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { CliBench } from '../cli.builder.ts';

const bench = new CliBench();
let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()), 120_000);
afterAll(async () => {
  await database?.drop();
  bench.close();
});
const run = (args: readonly string[], environment: Readonly<Record<string, string>> = TEST_KEY_ENV) =>
  bench.run(args, '', {
    DATABASE_URL: database.ownerUrl,
    DATABASE_VERIFIER_URL: database.verifierUrl,
    CONSILIUM_PASSWORD: 'a long enough password',
    ...environment,
  });

describe('consilium log alarm (AUD-19)', () => {
  it('shows the alarm, and clears it only with a reason', async () => {
    expect(await run(['log', 'alarm'])).toMatchObject({ exit: 0, lines: [{ schema: 'consilium/log/1', alarm: null }] });
    expect((await run(['log', 'alarm', '--clear', '--reason', 'there is none'])).exit).toBe(1);
    const owner = await openDatabase(database.ownerUrl, { keys: TEST_KEYS, access: 'engine' });
    await owner.query(`UPDATE ledger.tree_state SET alarm = 'LOG.WITNESS_AHEAD'`);
    expect(await run(['log', 'alarm'])).toMatchObject({ exit: 1, lines: [{ alarm: 'LOG.WITNESS_AHEAD' }] });
    expect((await run(['log', 'alarm', '--clear'])).exit).toBe(2);
    expect((await run(['log', 'alarm', '--reason', 'without clearing'])).exit).toBe(2);
    const cleared = await run(['log', 'alarm', '--clear', '--reason', 'the newest backup was restored']);
    expect(cleared).toMatchObject({ exit: 0, lines: [{ cleared: 'LOG.WITNESS_AHEAD', alarm: null }] });
    expect(await owner.query(`SELECT reason FROM ledger.entry WHERE action = 'log-alarm-cleared'`)).toEqual([
      { reason: 'LOG.WITNESS_AHEAD' },
    ]);
    await owner.destroy();
  });
});

describe('an operator without the keys of the site', () => {
  const add = ['user', 'add', 'ada', '--name', 'Ada Test', '--role', 'administrator'];

  it('is refused with the way out, not told of a bug', async () => {
    const none = await run(add, { NODE_ENV: 'production' });
    expect([none.exit, none.messages]).toEqual([1, expect.stringMatching(/data\.key is missing .*consilium keys make/)]);
    const others = await run(add, { ...TEST_KEY_ENV, CONSILIUM_DATA_KEYS: `other ${Buffer.alloc(32, 9).toString('base64')}` });
    expect([others.exit, others.messages]).toEqual([1, expect.stringMatching(/no key-encryption key .*put it back/)]);
    const changed = await run(add, {
      ...TEST_KEY_ENV,
      CONSILIUM_DATA_KEYS: TEST_KEY_ENV.CONSILIUM_DATA_KEYS.replace(/ .*/, ` ${Buffer.alloc(32, 9).toString('base64')}`),
    });
    expect([changed.exit, changed.messages]).toEqual([1, expect.stringMatching(/put back the data keys/)]);
  });
});
