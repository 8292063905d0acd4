import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditTrail, openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS, TEST_KEY_ENV, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { CliBench } from '../cli.builder.ts';

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

const policy = (...args: readonly string[]) => bench.run(['policy', ...args], '', { ...TEST_KEY_ENV, DATABASE_URL: testDatabase.ownerUrl });
const written = (body: object): string => {
  const file = join(bench.home, 'policy.json');
  writeFileSync(file, JSON.stringify(body));
  return file;
};
const BODY = {
  presence: ['oncology', 'pathology', 'genetics'],
  minApprovals: 3,
  minApprovingSpecialties: 2,
  vetoSeats: [],
  allowAttested: false,
};

describe('consilium policy', () => {
  it('sets the next version with an entry that says why (AUD-19)', async () => {
    const set = await policy('set', written(BODY), '--reason', 'Minutes of the board of 12 May, item 3');
    expect([set.exit, set.lines[0]]).toMatchObject([0, { schema: 'consilium/quorum-policy/1', version: 2, ...BODY }]);
    expect((await policy('show')).lines[0]).toMatchObject({ version: 2, allowAttested: false });
    expect((await auditTrail(database).list({ action: 'policy-set' })).items).toMatchObject([
      { object: { type: 'policy', id: 'default', version: 2 }, detail: { because: 'Minutes of the board of 12 May, item 3' } },
    ]);
  });
  it('refuses one under which one person could publish, and leaves the former', async () => {
    const refused = await policy('set', written({ ...BODY, minApprovals: 1 }), '--reason', 'to be quicker with it');
    expect([refused.exit, refused.messages]).toEqual([1, expect.stringContaining('POLICY.UNSAFE')]);
    expect((await policy('show')).lines[0]).toMatchObject({ version: 2 });
  });
  it('asks who decided it', async () => expect((await policy('set', written(BODY), '--reason', 'why')).exit).toBe(2));
});
