import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { AuditPage, CaseRecordBody } from '@consilium/contracts';
import { ENGINE, openDatabase, users } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS } from '@consilium/testing';
import { DEMO_CASES } from '../../infra/seed/demo-cases.ts';
import type { Board } from '../../infra/seed/play-case.ts';
import { syntheticVcf } from '../../infra/seed/synthetic-vcf.ts';
import { SIGNING_PASSWORD, startConsilium } from '../live/running-consilium.ts';
import type { Part, RunningConsilium } from '../live/running-consilium.ts';
import { dataConverter } from '@consilium/temporal';
import { TEST_PAYLOADS } from '@consilium/testing';
import { prepared } from '../live/side-by-side.ts';
import { Attacker, ballot, refusalOf, signThis } from './attacker.ts';

jest.setTimeout(180_000);

const DEMO = DEMO_CASES.find(({ course }) => course === 'waiting-for-signatures')!;
const CANARY = 'Canaryname';

let consilium: RunningConsilium;
let board: Board;
let owner: Database;
let temporal: Client;
let worker: Part;
beforeAll(async () => {
  consilium = await startConsilium({ workers: 0 });
  worker = consilium.startWorker();
  board = await consilium.board();
  owner = await openDatabase(consilium.database.ownerUrl, { poolSize: 2, keys: TEST_KEYS });
  // With the keys of the site: what a thief of them could forge. Without them, the worker refuses every payload (test/workflows/payloads.spec.ts).
  temporal = new Client({
    connection: await Connection.connect({ address: consilium.temporalAddress }),
    dataConverter: dataConverter(TEST_PAYLOADS),
  });
  inReview = prepared(newInReview, 8);
});
afterAll(async () => {
  await temporal?.connection.close();
  await owner?.destroy();
  await consilium?.stop();
});

async function submit(name = 'sample.vcf', question = DEMO.submission.question): Promise<string> {
  const caseId = await board.coordinator.submit({ ...DEMO.submission, question });
  await board.coordinator.upload(caseId, name, syntheticVcf(DEMO.variants));
  return caseId;
}
const reviewed = (caseId: string, run = 1): Promise<CaseRecordBody> =>
  board.oncologist.until(caseId, `in review of run ${run}`, (record) => record.status === 'in-review' && record.run >= run);
async function newInReview(): Promise<string> {
  const caseId = await submit();
  await reviewed(caseId);
  return caseId;
}
let inReview: () => Promise<string>;
const settled = (ms = 1500): Promise<void> => new Promise((done) => setTimeout(done, ms));
const publicationsOf = async (caseId: string): Promise<number> => (await board.oncologist.case(caseId)).publications.length;
const approve = async (caseId: string): Promise<void> => {
  await board.oncologist.sign(caseId, { choice: 'agree' });
  await board.pathologist.sign(caseId, { choice: 'agree' });
};
const issued = (caseId: string, publications = 1): Promise<CaseRecordBody> =>
  board.oncologist.until(
    caseId,
    `issued ${publications} times`,
    (record) => record.status === 'issued' && record.publications.length === publications,
  );
const therapyOf = ({ content }: CaseRecordBody['decisions'][number]) => ({
  origin: 'changed',
  recommendation: 'therapy',
  options: content.options,
  boardText: 'Changed.',
  keepSentences: [],
  overrides: [{ field: 'options', reason: 'other', text: 'Because.' }],
});

describe('a forged message to the workflow engine', () => {
  const forgedStart = (caseId: string, id: string): Promise<unknown> =>
    temporal.workflow.start('caseWorkflow', { args: [{ caseId, revision: 0 }], taskQueue: 'consilium', workflowId: id });

  it('publishes nothing that a quorum has not signed: told acts, a second workflow, a signal, a later revision', async () => {
    const caseId = await inReview();
    await board.oncologist.sign(caseId, { choice: 'agree' });
    const real = temporal.workflow.getHandle(`case:${caseId}`);
    for (let i = 0; i < 5; i += 1) await real.executeUpdate('act-recorded', { args: [{ actId: randomUUID() }] });
    await expect(real.executeUpdate('act-recorded', { args: [{ actId: "'; DROP TABLE clinic.case; --" }] })).rejects.toThrow();
    await forgedStart(caseId, `forged:${caseId}`);
    await forgedStart(caseId, `case:${caseId}:rev:7`);
    await real.signal('publish', { caseId });
    await settled();
    expect(await publicationsOf(caseId)).toBe(0);
    for (const id of [`forged:${caseId}`, `case:${caseId}:rev:7`]) await temporal.workflow.getHandle(id).terminate('attack over');
    await board.pathologist.sign(caseId, { choice: 'agree' });
    expect((await issued(caseId)).publications).toHaveLength(1);
  });

  it('about a case that does not exist, or no case at all, leaves the worker at work', async () => {
    await forgedStart(randomUUID(), 'forged:nobody');
    await forgedStart("x' OR '1'='1", 'forged:sql');
    const caseId = await inReview();
    expect(worker.child.exitCode).toBeNull();
    await approve(caseId);
    await issued(caseId);
    for (const id of ['forged:nobody', 'forged:sql']) await expect(temporal.workflow.getHandle(id).result()).rejects.toThrow();
  });

  it('that ends a workflow loses no case: the next act starts it where Postgres says', async () => {
    const caseId = await inReview();
    await temporal.workflow.getHandle(`case:${caseId}`).terminate('attack');
    await approve(caseId);
    await issued(caseId);
  });
});

describe('the signed decision', () => {
  it('comes only of two people over the version that is shown', async () => {
    const caseId = await inReview();
    const first = await board.oncologist.currentDecision(caseId);
    const otherCase = await board.oncologist.currentDecision(await inReview());
    expect(await refusalOf(signThis(board.oncologist, caseId, { ...first, sha256: otherCase.sha256 }))).toBe('SIGN_OFF.DIGEST_MISMATCH');
    await board.oncologist.revise(caseId, therapyOf(first));
    const second = await board.oncologist.currentDecision(caseId);
    expect(await refusalOf(signThis(board.pathologist, caseId, first))).toBe('SIGN_OFF.VERSION_SUPERSEDED');
    await signThis(board.oncologist, caseId, second);
    expect(await refusalOf(signThis(board.oncologist, caseId, second))).toBe('SIGN_OFF.ALREADY_SIGNED');
    await signThis(board.pathologist, caseId, second);
    await settled();
    expect(await publicationsOf(caseId)).toBe(0);
    await board.pathologist.act('POST', `cases/${caseId}/recusals`, { reason: 'trial sponsor' });
    expect(await refusalOf(signThis(board.pathologist, caseId, second))).toBe('SIGN_OFF.RECUSED');
    await signThis(board.geneticist, caseId, second);
    await settled();
    expect(await publicationsOf(caseId)).toBe(0);
  });

  it('is not the one of another case: signatures and tasks are found under their own case only', async () => {
    const [mine, other] = [await inReview(), await inReview()];
    await board.oncologist.sign(mine, { choice: 'agree' });
    const signature = (await board.oncologist.case(mine)).signatures[0]!;
    const withdraw = { reason: 'wrong case' };
    expect(await refusalOf(board.oncologist.act('DELETE', `cases/${other}/signatures/${signature.id}`, withdraw))).toBe(
      'SIGN_OFF.SIGNATURE_NOT_FOUND',
    );
    expect(await refusalOf(board.pathologist.act('DELETE', `cases/${mine}/signatures/${signature.id}`, withdraw))).toBe(
      'SIGN_OFF.SIGNATURE_NOT_YOURS',
    );
    const file = (await board.oncologist.case(mine)).files[0]!;
    expect(await refusalOf(board.oncologist.act('PUT', `cases/${other}/files/${file.id}/build`, { build: 'GRCh37' }))).toBe(
      'CASE.FILE_NOT_FOUND',
    );
  });

  it('is never published after an edit, a correction, a withdrawal or a cancellation that came first, however close the race', async () => {
    const races: readonly ((caseId: string, shown: CaseRecordBody['decisions'][number]) => Promise<unknown>)[] = [
      (caseId, shown) => board.geneticist.act('POST', `cases/${caseId}/decisions`, therapyOf(shown), { 'if-match': `"${shown.sha256}"` }),
      (caseId) => board.coordinator.act('PUT', `cases/${caseId}/diagnosis`, { code: 'LUAD', reason: 'second opinion' }),
      (caseId) => board.coordinator.act('POST', `cases/${caseId}/cancellation`, { reason: 'patient choice' }),
      (caseId) => board.coordinator.act('PUT', `cases/${caseId}/consent`, { status: 'withdrawn' }),
      (caseId) => board.oncologist.act('POST', `cases/${caseId}/recusals`, { reason: 'conflict' }),
    ];
    const cases = await Promise.all(Array.from({ length: 4 * races.length }, inReview));
    // One after the other: a person who signs many things at the same instant is taken for somebody who guesses.
    for (const caseId of cases) await board.oncologist.sign(caseId, { choice: 'agree' });
    for (const [round, caseId] of cases.entries()) {
      const shown = await board.oncologist.currentDecision(caseId);
      const late = (round % 4) * 25;
      const race = settled(late).then(() => races[Math.floor(round / 4)]!(caseId, shown));
      const outcomes = await Promise.all([refusalOf(signThis(board.pathologist, caseId, shown)), refusalOf(race)]);
      expect(outcomes).toContain('done');
    }
    await settled(3000);
    let published = 0;
    for (const caseId of cases) {
      const { status, publications, signatures, decisions, recusals, consent } = await board.oncologist.case(caseId);
      published += publications.length;
      for (const { decisionVersion } of publications) {
        expect(decisions.find(({ version }) => version === decisionVersion)?.voidedAt).toBeNull();
        expect([status, recusals]).toEqual(['issued', []]);
        const valid = signatures.filter(({ version, voidedAt }) => version === decisionVersion && voidedAt === null);
        expect(new Set(valid.map(({ signer }) => signer)).size).toBe(2);
      }
      if (publications.length === 0) expect([status, consent.status]).not.toEqual(['issued', 'given']);
    }
    expect(published).toBeLessThan(cases.length);
  });

  it('can be amended by a seat only, once at a time, and a rescission can not recommend a therapy', async () => {
    const caseId = await inReview();
    await approve(caseId);
    await issued(caseId);
    const open = (person: Board['oncologist'], kind: string) =>
      refusalOf(person.act('POST', `cases/${caseId}/amendments`, { kind, reason: 'new facts' }));
    expect(await open(board.coordinator, 'amendment')).toBe('ACCESS.ROLE_NOT_ALLOWED');
    const opened = await Promise.all([open(board.oncologist, 'rescission'), open(board.geneticist, 'rescission')]);
    expect(opened.sort()).toEqual(['CASE.NOT_IN_STATUS', 'done']);
    expect(await refusalOf(board.coordinator.act('POST', `cases/${caseId}/cancellation`, { reason: 'hide it' }))).toBe(
      'CASE.ALREADY_ISSUED',
    );
    const [original, rescission] = (await board.oncologist.case(caseId)).decisions;
    const again = board.pathologist.revise(caseId, therapyOf(original!));
    expect(await refusalOf(again)).toBe('SIGN_OFF.RESCISSION_RECOMMENDS');
    await board.coordinator.act('PUT', `cases/${caseId}/question`, { question: 'And now which therapy?' });
    const { decisions } = await reviewed(caseId, 3);
    expect(decisions.at(-1)!.version).toBeGreaterThan(rescission!.version);
    expect(decisions.at(-1)!.content).toMatchObject({ kind: 'rescission', recommendation: 'no-recommendation', options: [] });
  });
});

describe('who may not', () => {
  it('writes nothing: an auditor reads, an administrator sees no patient, a person whose account is closed is nobody', async () => {
    const caseId = await inReview();
    const otto = await Attacker.as(consilium.apiUrl, 'otto');
    for (const [method, path, body] of [
      ['POST', `cases/${caseId}/notes`, { text: 'x' }],
      ['PUT', `cases/${caseId}/consent`, { status: 'given' }],
      ['POST', `cases/${caseId}/cancellation`, { reason: 'audit' }],
      ['POST', `cases/${caseId}/files`, undefined],
      ['POST', `cases/${caseId}/recusals`, { reason: 'none' }],
    ] as const)
      expect([path, (await otto.send(method, path, body)).code]).toEqual([path, 'ACCESS.ROLE_NOT_ALLOWED']);
    const verifier = await openDatabase(consilium.database.verifierUrl, { poolSize: 1, access: 'engine', keys: TEST_KEYS });
    const accounts = users(verifier, { demoAllowed: true });
    const add = (login: string, role: 'geneticist' | 'administrator') =>
      accounts.create(
        { login, name: login, roles: [role], specialty: role === 'geneticist' ? 'genetics' : null, password: SIGNING_PASSWORD },
        ENGINE,
      );
    const [gone, admin] = [await add('gone', 'geneticist'), await add('admin', 'administrator')];
    expect([gone.ok, admin.ok]).toEqual([true, true]);
    const ada = await Attacker.as(consilium.apiUrl, 'admin');
    for (const path of ['cases', `cases/${caseId}`, `cases/${caseId}/report`, `cases/${caseId}/audit`, 'audit', `cases/${caseId}/draft`])
      expect([path, (await ada.send('GET', path)).code]).toEqual([path, 'ACCESS.ROLE_NOT_ALLOWED']);
    const closed = await Attacker.as(consilium.apiUrl, 'gone');
    await accounts.setActive(gone.ok ? gone.value.id : '', false, ENGINE);
    await verifier.destroy();
    const shown = await board.oncologist.currentDecision(caseId);
    const answer = await closed.send('POST', `cases/${caseId}/ballots`, ballot(shown), { 'if-match': `"${shown.sha256}"` });
    expect([answer.status, answer.code]).toEqual([401, 'SESSION.REQUIRED']);
  });

  it('gets no answer about a patient that may be kept by a browser or a proxy', async () => {
    const caseId = await submit();
    const anna = await Attacker.as(consilium.apiUrl, 'anna');
    for (const path of ['cases', `cases/${caseId}`, `cases/${caseId}/audit`, 'session'])
      expect([path, (await anna.send('GET', path)).headers.get('cache-control')]).toEqual([path, 'no-store']);
  });
});

describe('a hostile request', () => {
  let anna: Attacker;
  beforeAll(async () => void (anna = await Attacker.as(consilium.apiUrl, 'anna')));

  it.each([
    ['cases?after=abc'],
    ['cases?after=99999999999999999999999999'],
    ["cases?after=1'%20OR%20'1'='1"],
    ['cases?q=%00'],
    ['cases?limit=1e9'],
    ['audit?after=abc'],
    [`cases/${randomUUID()}/audit?after=-`],
    [`cases/${randomUUID()}/audit?from=0000-01-01T00:00:00Z`],
    [`cases/${randomUUID()}/audit?actor=%00`],
    [`cases/${randomUUID()}/findings?offset=-1`],
    ['cases/%00'],
    [`cases/${randomUUID()}%27--`],
    [`cases/${randomUUID()}/decisions/1e400`],
  ])('is refused by name, never by a failure inside: GET %s', async (path) => {
    const who = path.startsWith('audit') ? await Attacker.as(consilium.apiUrl, 'otto') : anna;
    const { status, code } = await who.send('GET', path);
    expect([400, 404]).toContain(status);
    expect(code).toMatch(/^REQUEST\./);
  });

  it.each<[string, string, string, unknown]>([
    ['a null character', 'POST', 'notes', { text: 'a\u0000b' }],
    ['half a character', 'POST', 'notes', '{"text":"a\\ud800b"}'],
    ['half a character in a question', 'PUT', 'question', '{"question":"why \\udc00 not"}'],
    [
      'a scope of a hundred thousand words',
      'PUT',
      'consent',
      { status: 'given', scope: Array.from({ length: 100_000 }, () => 'research') },
    ],
    ['a body of two megabytes', 'POST', 'notes', { text: 'x'.repeat(2_000_000) }],
    ['a pit of brackets', 'POST', 'notes', '{"text":'.concat('['.repeat(200_000), ']'.repeat(200_000), '}')],
    ['a prototype', 'POST', 'notes', '{"text":"x","__proto__":{"corrects":null}}'],
    ['no JSON', 'POST', 'notes', '{"text":'],
  ])('is refused by name, never by a failure inside: %s', async (_what, method, path, body) => {
    const caseId = await board.coordinator.submit(DEMO.submission);
    const { status, code, text } = await anna.send(method, `cases/${caseId}/${path}`, body);
    expect([400, 413, 422]).toContain(status);
    expect(code).toMatch(/^REQUEST\./);
    expect(text.length).toBeLessThan(6000);
  });

  it('that names a due date before all calendars is refused', async () => {
    expect((await anna.send('POST', 'cases', { ...DEMO.submission, dueAt: '0000-01-01T00:00:00Z' })).status).toBe(400);
  });

  it.each(['"abc"', 'W/"1"', '*', '1', '"1", "2"', `"${'a'.repeat(64)}"`])('with If-Match %s changes nothing', async (tag) => {
    const caseId = await board.coordinator.submit(DEMO.submission);
    const { status } = await anna.send('POST', `cases/${caseId}/notes`, { text: 'unseen' }, { 'if-match': tag });
    expect([400, 412]).toContain(status);
    expect((await board.oncologist.case(caseId)).notes).toEqual([]);
  });

  it('under a key that was used is refused for another act, and is another act for another person', async () => {
    const caseId = await board.coordinator.submit(DEMO.submission);
    const key = { 'idempotency-key': randomUUID() };
    expect((await anna.send('POST', `cases/${caseId}/notes`, { text: 'first' }, key)).status).toBe(201);
    expect((await anna.send('PUT', `cases/${caseId}/question`, { question: 'another act?' }, key)).code).toBe('IDEMPOTENCY.KEY_REUSED');
    const clara = await Attacker.as(consilium.apiUrl, 'clara');
    expect((await clara.send('POST', `cases/${caseId}/notes`, { text: 'hers' }, key)).status).toBe(201);
    const same = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => anna.send('POST', `cases/${caseId}/notes`, { text: 'once' }, same)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect((await board.oncologist.case(caseId)).notes.map(({ text }) => text)).toEqual(['first', 'hers', 'once']);
  });

  it('leaves one file current of eight that come at once, and every one on record', async () => {
    const caseId = await board.coordinator.submit(DEMO.submission);
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        board.coordinator.upload(caseId, `../../${CANARY}<img src=x>${index}.vcf`, syntheticVcf(DEMO.variants)),
      ),
    );
    const { files } = await reviewed(caseId);
    expect(files).toHaveLength(8);
    expect(files.filter(({ replacedBy }) => replacedBy === null)).toHaveLength(1);
    expect(files.every(({ name }) => !name.includes('/'))).toBe(true);
  });
});

describe('what is said to nobody', () => {
  it('stays out of logs and of the workflow engine, also when the database fails', async () => {
    const caseId = await board.coordinator.submit({ ...DEMO.submission, question: `Which therapy for ${CANARY}?` });
    await owner.query(`CREATE FUNCTION clinic.planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.id = '${caseId}' AND NEW.stage = 'prioritize' THEN RAISE EXCEPTION 'planted: % %', NEW.question, NEW.pseudonym; END IF; RETURN NEW; END $$`);
    await owner.query('CREATE TRIGGER planted BEFORE UPDATE ON clinic.case FOR EACH ROW EXECUTE FUNCTION clinic.planted()');
    await board.coordinator.upload(caseId, `${CANARY}.vcf`, syntheticVcf(DEMO.variants));
    await settled(4000);
    await owner.query('DROP TRIGGER planted ON clinic.case');
    await reviewed(caseId);
    const history = JSON.stringify(await temporal.workflow.getHandle(`case:${caseId}`).fetchHistory());
    const decoded = history.replaceAll(/"data":"([A-Za-z0-9+/=]+)"/g, (_all, data: string) => Buffer.from(data, 'base64').toString());
    for (const text of [decoded, worker.output()]) {
      expect(text).not.toContain(CANARY);
      expect(text).not.toContain(DEMO.submission.patient.pseudonym);
    }
  });

  it('has an entry for every read', async () => {
    const caseId = await inReview();
    const reads = [
      '',
      '/annotation',
      '/findings',
      '/prioritization',
      '/retrieval',
      '/draft',
      '/decisions',
      '/decisions/1',
      '/tasks',
      '/report?format=markdown',
      '/audit',
    ];
    for (const path of reads) await board.geneticist.text(`cases/${caseId}${path}`);
    const { items } = await board.oncologist.get<AuditPage>(
      `cases/${caseId}/audit?action=read&limit=200&actor=${board.geneticist.me.user.id}`,
    );
    expect(items).toHaveLength(reads.length);
  });
});
