import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { createTestDatabase, startDevServerEnv } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { freePort, runtimeOf, start } from './start-command.ts';
import type { StartRun } from './start-command.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('npm start with servers of its own elsewhere', () => {
  let database: TestDatabase;
  let temporal: TestWorkflowEnvironment;
  let home: string;
  let run: StartRun | undefined;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'consilium-outside-'));
    [database, temporal] = await Promise.all([createTestDatabase({ from: 'empty' }), startDevServerEnv()]);
  });
  afterAll(async () => {
    run?.process.kill('SIGINT');
    await run?.ended;
    await temporal?.teardown();
    await database?.drop();
    rmSync(home, { recursive: true, force: true });
  });

  it('takes DATABASE_URL and TEMPORAL_ADDRESS as they are: migrates, plays the demo there, and starts neither itself', async () => {
    const clone = { dir: ROOT, home, brokenPython: () => '', writeApi: () => undefined, remove: () => undefined };
    const outside = {
      CONSILIUM_HOME: home,
      DATABASE_URL: database.ownerUrl,
      DATABASE_SEQUENCER_URL: database.sequencerUrl,
      DATABASE_VERIFIER_URL: database.verifierUrl,
      CONSILIUM_SEQUENCER_PASSWORD: new URL(database.sequencerUrl).password,
      CONSILIUM_VERIFIER_PASSWORD: new URL(database.verifierUrl).password,
      TEMPORAL_ADDRESS: temporal.address,
      NODE_ENV: 'development',
    };
    run = start(clone, ['--port', String(await freePort())], outside);
    await run.said('Consilium is ready');
    expect(run.output()).toContain('case 12 of 12');
    const names = runtimeOf(clone).children.map(({ name }) => name);
    expect(names.sort()).toEqual(['API', 'Sequencer', 'Verifier', 'Witness', 'Worker']);
  }, 120_000);
});
