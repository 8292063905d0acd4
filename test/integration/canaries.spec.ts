import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { ENGINE, openDatabase, users } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS } from '@consilium/testing';
import type { Board } from '../../infra/seed/play-case.ts';
import { STUB_MODEL, startStub } from '../bench/evidence/stub/stub-server.ts';
import type { StubServer } from '../bench/evidence/stub/stub-server.ts';
import { SIGNING_PASSWORD, startConsilium } from '../live/running-consilium.ts';
import type { Part, RunningConsilium } from '../live/running-consilium.ts';
import { Cage } from './canaries/canaries.ts';
import { plantCase } from './canaries/plant-case.ts';

jest.setTimeout(180_000);

const ENDS = ['changed', 'dissented', 'changed'] as const;

describe('canaries in every free text of a case (PHI-03)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-canaries-'));
  const histories = join(folder, 'temporal.db');
  const cage = new Cage();
  const logs: string[] = [];
  let stub: StubServer;
  let consilium: RunningConsilium;
  let board: Board;
  let owner: Database;
  let caseIds: readonly string[];
  const listen = ({ child }: Part): void => {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: string) => void logs.push(text));
  };
  const historyBytes = (): Buffer =>
    Buffer.concat(
      readdirSync(folder)
        .filter((name) => name.startsWith('temporal.db'))
        .map((name) => bytesOf(join(folder, name))),
    );

  beforeAll(async () => {
    stub = await startStub();
    const model = { LLM_MODEL: STUB_MODEL, LLM_BASE_URL: stub.url('good'), LLM_API_KEY: 'canary-key-of-the-model' };
    consilium = await startConsilium({ workers: 0, apis: 0, histories, env: { ...model, CONSILIUM_LOG_LEVEL: 'debug' } });
    listen(consilium.startWorker());
    const api = await consilium.startApi();
    listen(api);
    const [oncologist, pathologist, geneticist, coordinator] = await Promise.all(['anna', 'paul', 'gita', 'clara'].map((login) => consilium.signIn(login, api.url))); // prettier-ignore
    board = { oncologist, pathologist, geneticist, coordinator } as Board;
    caseIds = await Promise.all(ENDS.map((ends) => plantCase(cage, board, ends)));
    owner = await openDatabase(consilium.database.ownerUrl, { poolSize: 1 });
    await addAdministrator(consilium.database.verifierUrl);
  });
  afterAll(async () => {
    await owner?.destroy();
    await consilium?.stop();
    await stub?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are five hundred, and the board reads them', async () => {
    expect(cage.size).toBeGreaterThanOrEqual(500);
    const read = await Promise.all(
      caseIds.flatMap((caseId) =>
        ['', '/report?format=markdown', '/annotation'].map((path) => board.oncologist.text(`cases/${caseId}${path}`)),
      ),
    );
    for (const place of ['pseudonym', 'note', 'board text', 'dissent', 'file name', 'gene'])
      expect(cage.heardIn(read.join('\n'))).toContain(place);
  });

  it("sing nowhere in the workflow engine's store, which knows the cases by their ids alone (PHI-02, PHI-04)", () => {
    const bytes = historyBytes();
    for (const caseId of caseIds) expect(bytes.includes(`case:${caseId}`)).toBe(true);
    expect(cage.heardInBytes(bytes)).toEqual([]);
  });

  it('sing nowhere in logs, access log included, nor in metrics', async () => {
    expect(logs.join('')).toContain('"route":"/api/v1/cases/:caseId/notes"');
    expect(cage.heardIn(logs.join(''))).toEqual([]);
    for (const secret of [SIGNING_PASSWORD, 'canary-key-of-the-model']) expect(logs.join('')).not.toContain(secret);
    const metrics = await (await fetch(`${board.oncologist.address}/metrics`)).text();
    expect(metrics).toContain('http_requests_total');
    expect(cage.heardIn(metrics)).toEqual([]);
  });

  it('sing nowhere in entries of the log, whatever column', async () => {
    const rows: readonly { entry: string }[] = await owner.query('SELECT to_jsonb(e)::text AS entry FROM ledger.entry e');
    expect(rows.length).toBeGreaterThan(50);
    // Bytes stand in hexadecimal in the text of a row.
    const entries = rows.map(({ entry }) =>
      entry.replaceAll(/\\\\x([0-9a-f]+)/g, (_all, hex: string) => Buffer.from(hex, 'hex').toString()),
    );
    expect(entries.join('\n')).toContain('"act":"note-added"');
    expect(cage.heardIn(entries.join('\n'))).toEqual([]);
  });

  it('sing in no prompt but as a gene and as a word of the question, names taken out', () => {
    const prompts = stub.prompts().join('\n');
    expect(prompts).toContain('EGFR');
    expect(cage.heardIn(prompts, ['gene', 'words of the question'])).toEqual([]);
  });

  it.each(['ada', null])('sing in no answer to %s: an administrator, or nobody', async (login) => {
    const stranger = login === null ? null : await consilium.signIn(login, board.oncologist.address);
    const answers: string[] = [];
    for (const caseId of caseIds)
      for (const path of [`cases/${caseId}`, `cases/${caseId}/report?format=markdown`, `cases/${caseId}/audit`, 'cases', 'audit']) {
        const reading = stranger
          ? stranger.text(path)
          : fetch(`${board.oncologist.address}/api/v1/${path}`).then((answer) => answer.text());
        answers.push(await reading.catch((refused: unknown) => JSON.stringify(refused)));
      }
    expect(cage.heardIn(answers.join('\n'))).toEqual([]);
  });

  it('would be heard: in a workflow id, an argument in clear, a base64 text', async () => {
    const connection = await Connection.connect({ address: consilium.temporalAddress });
    const planted = { taskQueue: 'nobody', workflowId: `case:${cage.one('planted id')}`, args: [cage.one('planted argument')] };
    const run = await new Client({ connection }).workflow.start('caseWorkflow', planted);
    await run.terminate();
    await connection.close();
    expect(cage.heardInBytes(historyBytes())).toEqual(['planted argument', 'planted id']);
    const packed = Buffer.from(`x${Buffer.from(`some text before ${cage.one('planted base64')} and behind`).toString('base64')}`);
    expect(cage.heardInBytes(packed)).toEqual(['planted base64']);
  });
});

async function addAdministrator(url: string): Promise<void> {
  const database = await openDatabase(url, { poolSize: 1, access: 'engine', keys: TEST_KEYS });
  const ada = {
    login: 'ada',
    name: 'Ada Test',
    roles: ['administrator'],
    specialty: null,
    password: SIGNING_PASSWORD,
    demo: true,
  } as const;
  await users(database, { demoAllowed: true }).create(ada, ENGINE);
  await database.destroy();
}

/** The journal beside the database comes and goes with each of its transactions. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (file.endsWith('-journal')) return Buffer.alloc(0);
    throw error;
  }
}
