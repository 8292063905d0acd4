import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { openDatabase } from '../data-source.ts';
import { ENGINE, clearLogAlarm, logHealth, recordKeys } from '../index.ts';
import type { Database } from '../index.ts';
import { raw } from '../spec-support/by-hand.ts';
import { openedEntries } from '../spec-support/entries.ts';

let database: TestDatabase;
let owner: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = await openDatabase(database.ownerUrl, { keys: TEST_KEYS, access: 'engine' });
}, 120_000);
afterAll(async () => {
  await owner?.destroy();
  await database?.drop();
});
const entriesOf = (act: string) => openedEntries(owner, 'e.action = $1', [act]);

describe('an alarm of the log', () => {
  it('is cleared by the operator alone, and never without an entry (AUD-19)', async () => {
    expect(await clearLogAlarm(owner, 'nothing to clear', ENGINE)).toBeNull();
    expect(await entriesOf('log-alarm-cleared')).toEqual([]);
    await raw(database.sequencerUrl, `UPDATE ledger.tree_state SET alarm = 'LOG.WITNESS_AHEAD'`);
    expect(await logHealth(owner)).toMatchObject({ alarm: 'LOG.WITNESS_AHEAD' });
    const app = await openDatabase(database.appUrl, { keys: TEST_KEYS, access: 'engine' });
    await expect(clearLogAlarm(app, 'from the application', ENGINE)).rejects.toThrow(/permission denied/);
    await app.destroy();
    expect(await clearLogAlarm(owner, 'the newest backup was restored', ENGINE)).toBe('LOG.WITNESS_AHEAD');
    expect(await logHealth(owner)).toMatchObject({ alarm: null });
    expect(JSON.stringify(await entriesOf('log-alarm-cleared'))).toMatch(/LOG.WITNESS_AHEAD.*the newest backup was restored/);
  });

  it('goes unseen by nobody: how long the oldest entry waits is told', async () => {
    expect((await logHealth(owner)).oldestPendingS).toBeGreaterThanOrEqual(0);
  });
});

describe('the keys of the site', () => {
  it('are an entry when a process works with others than the last time, and only then (AUD-19)', async () => {
    const keys = { data: 'k1', payload: 'p1', log: ['log+1+AA'], witness: [] };
    const told = [
      await recordKeys(owner, keys, ENGINE),
      await recordKeys(owner, keys, ENGINE),
      await recordKeys(owner, { ...keys, log: ['log+2+BB', ...keys.log] }, ENGINE),
      await recordKeys(owner, { ...keys, log: ['log+2+BB', ...keys.log], witness: ['w+1+CC'] }, ENGINE),
    ];
    expect(told).toEqual([true, false, true, true]);
    expect(await entriesOf('keys-changed')).toHaveLength(3);
  });
});
