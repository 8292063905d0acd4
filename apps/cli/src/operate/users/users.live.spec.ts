import { auditTrail, openDatabase, users } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS, TEST_KEY_ENV, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { CliBench } from '../../cli.builder.ts';

const bench = new CliBench();
let [testDatabase, database] = [undefined as unknown as TestDatabase, undefined as unknown as Database];
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase(testDatabase.appUrl, { poolSize: 2, access: 'engine', keys: TEST_KEYS });
}, 120_000);
afterAll(async () => {
  await database?.destroy();
  await testDatabase?.drop();
  bench.close();
});

const user = (...args: readonly string[]) =>
  bench.run(['user', ...args], '', {
    ...TEST_KEY_ENV,
    DATABASE_VERIFIER_URL: testDatabase.verifierUrl,
    OIDC_ISSUER: 'https://id.clinic.example',
    CONSILIUM_PASSWORD: 'a long enough password',
  });

describe('consilium user (ACC-03)', () => {
  it('adds, lists, changes and closes accounts, each with its entry', async () => {
    const added = [
      await user('add', 'ada', '--name', 'Ada Test', '--role', 'administrator'),
      await user('add', 'bea', '--name', 'Dr. Bea Test', '--role', 'oncologist', '--specialty', 'oncology', '--oidc-subject', 'sub-of-bea'),
      await user('add', 'his', '--name', 'Interface', '--service'),
    ];
    expect(added.map(({ exit }) => exit)).toEqual([0, 0, 0]);
    expect(added[1]?.lines[0]).toMatchObject({
      schema: 'consilium/user/1',
      login: 'bea',
      kind: 'person',
      roles: ['oncologist'],
      boards: ['molecular'],
    });
    expect((await user('role', 'bea', '--role', 'pathologist', '--specialty', 'pathology')).lines[0]).toMatchObject({
      roles: ['pathologist'],
    });
    expect((await user('password', 'bea')).exit).toBe(0);
    expect((await user('deactivate', 'his')).lines[0]).toMatchObject({ active: false });
    expect((await user('list')).lines.map(({ login, active }) => [login, active])).toEqual([
      ['ada', true],
      ['bea', true],
      ['his', false],
    ]);
    const { items } = await auditTrail(database).list({ actor: 'operator', limit: 50 });
    expect(items.map(({ action }) => action).sort()).toEqual(
      ['password-reset', 'roles-changed', 'subject-linked', 'user-added', 'user-added', 'user-added', 'user-deactivated'].sort(),
    );
    expect((await users(database, { demoAllowed: false }).accounts()).find(({ login }) => login === 'bea')).toMatchObject({
      issuers: ['https://id.clinic.example'],
      hold: 'reset',
    });
  });

  it('refuses what would leave nobody to keep the site, and says the way out', async () => {
    const closed = await user('deactivate', 'ada');
    expect([closed.exit, closed.messages]).toEqual([1, expect.stringContaining('add another one first')]);
    expect((await user('deactivate', 'nobody')).messages).toContain('consilium user list');
    expect((await user('add', 'x1', '--name', 'X', '--service', '--role', 'oncologist')).exit).toBe(2);
    expect((await user('add', 'x2', '--name', 'X')).exit).toBe(2);
  });
});
