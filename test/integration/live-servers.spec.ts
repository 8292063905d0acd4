import { Client } from 'pg';
import { createTestDatabase, startDevServerEnv, startTimeSkippingEnv } from '@consilium/testing';

describe('servers of the live suites', () => {
  it('give each suite a database that no other suite sees', async () => {
    const [mine, other] = await Promise.all([createTestDatabase({ from: 'empty' }), createTestDatabase({ from: 'empty' })]);
    const client = new Client({ connectionString: mine.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; version: string }>(
      `SELECT current_database() AS name, current_setting('server_version') AS version`,
    );
    await client.end();
    expect(rows).toEqual([{ name: mine.name, version: expect.stringMatching(/^18\./) }]);
    expect(other.name).not.toBe(mine.name);
    await Promise.all([mine.drop(), other.drop()]);
  });

  it('skip a quarter of a year in a moment', async () => {
    const env = await startTimeSkippingEnv();
    try {
      const before = await env.currentTimeMs();
      const begun = performance.now();
      await env.sleep('90 days');
      expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(90 * 86_400_000);
      expect(performance.now() - begun).toBeLessThan(10_000);
    } finally {
      await env.teardown();
    }
  });

  it('offer the dev server, which has Schedules', async () => {
    const env = await startDevServerEnv();
    try {
      const found: string[] = [];
      for await (const schedule of env.client.schedule.list()) found.push(schedule.scheduleId);
      expect(found).toEqual([]);
    } finally {
      await env.teardown();
    }
  });
});
