import { jest } from '@jest/globals';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTimeSkippingEnv } from '@consilium/testing';
import { HISTORIES, replay } from './replay.ts';
import { SCENES } from './scenes.ts';

jest.setTimeout(120_000);

/**
 * Plays each scene and replays its fresh history. With RECORD_HISTORIES=1 the history is also written to `histories/`: do that only for a new
 * scene, or after a deliberate change that `patched` covers; a recorded history is a promise to running cases.
 */
describe('histories of this version', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTimeSkippingEnv();
  });
  afterAll(() => env?.teardown());

  it.each(Object.keys(SCENES))('replays the history it has just made: %s', async (name) => {
    const room = await SCENES[name]!(env);
    const history = await env.client.workflow.getHandle(`case:${room.caseId}`).fetchHistory();
    await replay(history);
    expect(history.events?.length).toBeLessThan(200);
    if (process.env.RECORD_HISTORIES === '1') {
      await writeFile(new URL(`${name}.json`, HISTORIES), `${JSON.stringify(JSON.parse(withoutHost(historyToJSON(history))))}\n`);
    }
  });

  it('keeps one recorded history for every scene, without name or paths of the machine that made it', async () => {
    const files = (await readdir(fileURLToPath(HISTORIES))).sort();
    expect(files).toEqual(
      Object.keys(SCENES)
        .map((name) => `${name}.json`)
        .sort(),
    );
    for (const file of files)
      expect(await readFile(new URL(file, HISTORIES), 'utf8')).not.toMatch(/"identity":\s*"[^"]*@(?!recorder)|"stackTrace":\s*"[^"]/);
  });
});

const withoutHost = (json: string): string =>
  json.replace(/("identity":\s*)"[^"]*"/g, '$1"worker@recorder"').replace(/("stackTrace":\s*)"(?:[^"\\]|\\.)*"/g, '$1""');
