import { randomUUID } from 'node:crypto';
import type { OutboundCall } from '@consilium/domain/evidence';
import { modelGuards, modelSwitches, recordModelSetting, recordRetrievalSetting } from '../index.ts';
import type { ModelSwitches } from '../index.ts';
import { raw } from '../spec-support/by-hand.ts';
import { openClinic, submitted, value } from '../spec-support/clinic.ts';
import type { Clinic } from '../spec-support/clinic.ts';
import { openedEntries } from '../spec-support/entries.ts';

const SHA = 'a'.repeat(64);
const CANARY = 'Mrs Canary was born on 1 May';
const call = (more: Partial<OutboundCall> = {}): OutboundCall => ({
  purpose: 'draft',
  destination: 'models.example:8443',
  provider: 'openai',
  model: 'small-model',
  fields: ['tumorType.name', 'findings[].label'],
  requestSha256: SHA,
  bytes: 5120,
  ...more,
});

let clinic: Clinic;
let switches: ModelSwitches;
beforeAll(async () => {
  clinic = await openClinic();
  switches = modelSwitches(clinic.app);
}, 120_000);
afterAll(() => clinic?.close());

const guards = () => modelGuards(clinic.app);
const stopFor = (scope: 'site' | 'model' | 'board', target: string, stopped: boolean) =>
  switches.set(stopped ? clinic.people.oncologist : clinic.people.administrator, { scope, target, stopped, reason: CANARY }, randomUUID());
const bodies = (act: string) => openedEntries(clinic.owner, `e.action = $1 AND e.outcome = 'done'`, [act]);

describe('the stop switch (AIO-06)', () => {
  it.each([
    ['site', 'anything', 'any-model', 'any-board'],
    ['model', 'small-model', 'small-model', 'any-board'],
    ['board', 'board-a', 'any-model', 'board-a'],
  ] as const)('of a %s stops the very next call and lets it pass when it is taken back', async (scope, target, model, board) => {
    expect(await guards().stopped(model, board)).toEqual([]);
    const set = value(await stopFor(scope, target, true));
    expect(await guards().stopped(model, board)).toEqual([set]);
    expect(set).toMatchObject({ scope, target: scope === 'site' ? '*' : target, by: 'Dr oncologist', reason: CANARY });
    if (scope !== 'site') expect(await guards().stopped('another-model', 'another-board')).toEqual([]);
    value(await stopFor(scope, target, false));
    expect(await guards().stopped(model, board)).toEqual([]);
  });

  it('may be thrown by every seat of the board and taken back by the administrator alone; each denial is an entry (ACC-01, AUD-18)', async () => {
    const setting = { scope: 'board', target: 'board-b', reason: 'wrong drug' } as const;
    for (const person of ['oncologist', 'pathologist', 'geneticist', 'administrator'] as const)
      expect((await switches.set(clinic.people[person], { ...setting, stopped: true }, randomUUID())).ok).toBe(true);
    for (const [person, stopped] of [
      ['auditor', true],
      ['oncologist', false],
      ['pathologist', false],
    ] as const)
      expect(await switches.set(clinic.people[person], { ...setting, stopped }, randomUUID())).toMatchObject({
        refusal: { code: 'ACCESS.ROLE_NOT_ALLOWED' },
      });
    expect(await guards().stopped('m', 'board-b')).toHaveLength(1);
    expect((await clinic.audit.list({ action: 'model-resumed', outcome: 'refused' })).items).toHaveLength(2);
  });

  it('refuses a blank reason and a target that is no name', async () => {
    const setting = { scope: 'model', target: 'm', stopped: true, reason: ' ' } as const;
    expect(await switches.set(clinic.people.oncologist, setting, 'r')).toMatchObject({ refusal: { code: 'CASE.REASON_REQUIRED' } });
    expect(await switches.set(clinic.people.oncologist, { ...setting, target: CANARY, reason: 'x' }, 'r')).toMatchObject({
      refusal: { code: 'MODEL.TARGET_INVALID' },
    });
  });

  it('leaves an entry with scope and target and only the digest of the reason', async () => {
    const entries = await bodies('model-stopped');
    expect(entries.length).toBeGreaterThan(0);
    for (const { text, detail } of entries) {
      expect(text).not.toContain('Canary');
      expect({ detail }).toMatchObject({ detail: { scope: expect.any(String), target: expect.any(String) } });
    }
  });

  it('lists the newest word on each target', async () => {
    const listed = await switches.list();
    expect(listed.map(({ scope, target, stopped }) => `${scope} ${target} ${String(stopped)}`)).toEqual([
      'board board-a false',
      'board board-b true',
      'model small-model false',
      'site * false',
    ]);
  });
});

describe('a call of a model', () => {
  it('is an entry with destination, field names and hash, of its case (AUD-18)', async () => {
    const caseId = await submitted(clinic);
    await guards().recordCall(call(), caseId);
    await guards().recordCall(call({ purpose: 'ask' }), null);
    const entries = await bodies('model-called');
    expect(entries).toMatchObject([
      {
        subj: caseId,
        detail: { destination: 'models.example:8443', fields: ['tumorType.name', 'findings[].label'], request: SHA, bytes: 5120 },
      },
      { subj: null, detail: { purpose: 'ask' } },
    ]);
  });

  it.each([
    ['a field name that is a text', { fields: ['findings[].label', CANARY] }],
    ['a destination with a path', { destination: 'models.example/v1?name=canary' }],
    ['a model that is a text', { model: CANARY }],
  ])('is not recorded, and so not made, with %s', async (_what, more) => {
    const before = (await bodies('model-called')).length;
    await expect(guards().recordCall(call(more), null)).rejects.toThrow(/violates check/);
    expect(await bodies('model-called')).toHaveLength(before);
  });

  it('and a switch can not be put in by hand without an entry (AUD-02)', async () => {
    const id = randomUUID();
    await expect(
      raw(clinic.appUrl, `INSERT INTO clinic.model_call VALUES ('${id}', NULL, 'draft', 'h', 'openai', 'm', '{}', '${SHA}', 1)`),
    ).rejects.toThrow(/no ledger entry/);
    await expect(
      raw(
        clinic.appUrl,
        `INSERT INTO clinic.model_switch (id, scope, target, stopped, reason, by_user, by_name, at)
         VALUES ('${id}', 'site', '*', false, 'r', '${clinic.people.oncologist.id}', 'n', now())`,
      ),
    ).rejects.toThrow(/no ledger entry/);
  });

  it('adds to what was spent today, and nothing of yesterday does', async () => {
    await raw(
      clinic.ownerUrl,
      `INSERT INTO clinic.model_use (destination, model, input_tokens, output_tokens, cost_micros, at)
       VALUES ('h', 'm', 999, 999, 999, date_trunc('day', clock_timestamp(), 'UTC') - interval '1 second')`,
    );
    const use = { model: 'small-model', destination: 'models.example' };
    await guards().recordUse({ ...use, tokens: { input: 1000, output: 200 }, costMicros: 50 }, null);
    await guards().recordUse({ ...use, tokens: null, costMicros: null }, null);
    expect(await guards().spentToday()).toEqual({ tokens: 1200, costMicros: 50 });
  });
});

describe('the model of the site', () => {
  const setting = { provider: 'openai', model: 'small-model', destination: 'models.example', promptVersion: '1', secondReader: false };

  it('is an entry when it, or the prompt, changes, and at no other start (AUD-18)', async () => {
    for (const told of [null, null, setting, setting, { ...setting, promptVersion: '2' }, null, null, setting])
      await recordModelSetting(clinic.app, told);
    const entries = (await bodies('model-configured')).map(({ detail }) => detail);
    expect(entries).toEqual([setting, { ...setting, promptVersion: '2' }, { model: null }, setting]);
  });

  it('is one entry when several workers start at once', async () => {
    const before = (await bodies('model-configured')).length;
    await Promise.all([1, 2, 3].map(() => recordModelSetting(clinic.app, { ...setting, model: 'larger-model' })));
    expect(await bodies('model-configured')).toHaveLength(before + 1);
  });
});

describe('the search models of the site', () => {
  const setting = (releases: readonly string[], ndcg10: number) => ({
    releases,
    destination: 'models.example',
    lexicalNdcg10: 0.9012,
    queries: 40,
    models: [{ kind: 'embedding' as const, model: 'openai:vectors', ndcg10, admitted: ndcg10 >= 0.9012 }],
  });
  const entries = async () => (await bodies('retrieval-configured')).map(({ detail }) => detail);

  it('are an entry with both figures when the verdict over a set of releases changes, and at no other start (AUD-18)', async () => {
    for (const told of [null, setting(['b', 'a'], 0.8), setting(['a', 'b'], 0.8), setting(['c'], 0.95), setting(['a', 'b'], 0.8)])
      await recordRetrievalSetting(clinic.app, told);
    const figures = { lexicalNdcg10: 0.9012, queries: 40, embeddingModel: 'openai:vectors', destination: 'models.example' };
    expect(await entries()).toEqual([
      { ...figures, knowledge: expect.any(String), embeddingNdcg10: 0.8, embeddingAdmitted: false },
      { ...figures, knowledge: expect.any(String), embeddingNdcg10: 0.95, embeddingAdmitted: true },
    ]);
  });

  it('are an entry again after the site had none in between', async () => {
    const before = (await entries()).length;
    for (const told of [null, null, setting(['c'], 0.95), setting(['c'], 0.95)]) await recordRetrievalSetting(clinic.app, told);
    expect((await entries()).slice(before)).toEqual([{ knowledge: null }, expect.objectContaining({ embeddingAdmitted: true })]);
  });
});
