import type { DraftRecommendation } from '@consilium/domain';
import type { ModelUse, Narration } from '@consilium/domain/evidence';
import { inReview, openClinic, submitted } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';
import * as documents from './spec-support/documents.ts';
import { raw } from './spec-support/by-hand.ts';
import { openedEntries } from './spec-support/entries.ts';

const PROMPT = 'd'.repeat(64);
const RESPONSE = 'e'.repeat(64);
const use = (more: Partial<ModelUse> = {}): ModelUse => ({
  provider: 'openai',
  model: 'small-model',
  answeredBy: 'small-model-1',
  destination: 'models.example',
  promptVersion: '1',
  promptSha256: PROMPT,
  parameters: { temperature: 0 },
  outputSha256: RESPONSE,
  outcome: 'used',
  failure: null,
  repaired: false,
  guard: { proposed: 5, kept: 4, dropped: 1, byCode: { 'CLAIM.NUMBER': 1 } },
  calls: 1,
  milliseconds: 900,
  tokens: { input: 1000, output: 200 },
  costMicros: null,
  at: '2026-01-05T08:00:00.000Z',
  ...more,
});
const narration = (more: Partial<Narration> = {}): Narration => ({
  schema: 'consilium/narration/1',
  sentences: [{ ...documents.draft.sentences[0]!, text: 'Words of a model.', author: 'model' }],
  secondReading: null,
  use: use(),
  failure: null,
  ...more,
});
const draftWith = (model: ModelUse | null): DraftRecommendation => ({
  ...documents.draft,
  provenance: { ...documents.draft.provenance, drafter: 'openai:small-model', model },
});

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
}, 120_000);
afterAll(() => clinic?.close());

/** A case whose model is to be asked next. */
async function atDraft() {
  const caseId = await submitted(clinic);
  const { run } = await clinic.work.head(caseId);
  const key = { caseId, run };
  await clinic.work.saveIntake(key, { holds: [], releases: [] });
  await clinic.work.saveStep(key, 'annotation', documents.annotation);
  await clinic.work.saveStep(key, 'prioritization', documents.prioritization);
  await clinic.work.saveStep(key, 'retrieval', documents.retrieval);
  return key;
}
const bodies = (caseId: string, act: string) => openedEntries(clinic.owner, 'e.case_id = $1 AND e.action = $2', [caseId, act]);

describe('the narration of a run', () => {
  it('is kept once, with an entry that names model, prompt and output by digest and no word of the text (AIO-01)', async () => {
    const key = await atDraft();
    expect(await clinic.work.loadNarration(key)).toBeNull();
    const first = await clinic.work.saveNarration(key, narration());
    expect(first.kind).toBe('saved');
    expect(await clinic.work.saveNarration(key, narration({ sentences: [] }))).toEqual({ ...first, kind: 'repeated' });
    expect(await clinic.work.loadNarration(key)).toEqual(narration());
    const entries = await bodies(key.caseId, 'narrated');
    expect(entries).toHaveLength(1);
    expect(entries[0]?.ai).toMatchObject({
      drafter: 'openai:small-model',
      version: '1',
      model: { prompt: PROMPT, response: RESPONSE, proposed: 5, kept: 4, dropped: 1, failure: null },
    });
    expect(JSON.stringify(entries)).not.toContain('Words of a model');
  });

  it('of a run that a correction made void is not kept', async () => {
    const key = await atDraft();
    expect(await clinic.work.saveNarration({ ...key, run: key.run + 1 }, narration())).toMatchObject({ kind: 'superseded' });
  });

  it('can not be put in by hand without an entry, nor for a failure of no known form (AUD-02)', async () => {
    const { caseId, run } = await atDraft();
    const insert = (failure: string) =>
      `INSERT INTO clinic.narration VALUES ('${caseId}', ${run}, ${failure}, '${PROMPT}', 1, '\\x00', now())`;
    await expect(raw(clinic.appUrl, insert('NULL'))).rejects.toThrow(/no ledger entry/);
    await expect(raw(clinic.appUrl, insert(`'a sentence of the model'`))).rejects.toThrow(/violates check/);
  });
});

describe('the entry of a draft', () => {
  it('names the model and what the gate made of its sentences', async () => {
    const key = await atDraft();
    await clinic.work.saveStep(key, 'draft', draftWith(use()));
    const [entry] = await bodies(key.caseId, 'draft-done');
    expect(entry?.ai).toMatchObject({ model: { name: 'openai:small-model', prompt: PROMPT, kept: 4, dropped: 1 } });
    expect(await bodies(key.caseId, 'draft-fell-back')).toEqual([]);
    const [listed] = (await clinic.audit.list({ case: key.caseId, action: 'draft-done' })).items;
    expect(listed?.ai).toEqual(entry?.ai);
  });

  it('stands alone, as before, when no model was asked', async () => {
    const caseId = await inReview(clinic);
    const [entry] = await bodies(caseId, 'draft-done');
    expect(Object.keys(entry?.ai ?? {})).toEqual(['drafter', 'output', 'version']);
    expect(await bodies(caseId, 'draft-fell-back')).toEqual([]);
  });

  it.each([
    ['the gate dropped too much', narration(), use({ outcome: 'template', failure: 'MODEL.CLAIMS_DROPPED' }), 'MODEL.CLAIMS_DROPPED'],
    ['the model was down', narration({ use: null, failure: 'MODEL.UNAVAILABLE' }), null, 'MODEL.UNAVAILABLE'],
    ['no reason was given', narration(), use({ outcome: 'template' }), 'MODEL.FAILED'],
  ])('comes with one that the template drafted, when %s', async (_what, proposed, model, code) => {
    const key = await atDraft();
    await clinic.work.saveNarration(key, proposed);
    await clinic.work.saveStep(key, 'draft', draftWith(model));
    expect(await bodies(key.caseId, 'draft-fell-back')).toMatchObject([{ reason: code }]);
  });

  it('says nothing of a model where the site has none', async () => {
    const key = await atDraft();
    await clinic.work.saveNarration(key, narration({ use: null, failure: 'MODEL.NOT_CONFIGURED' }));
    await clinic.work.saveStep(key, 'draft', draftWith(null));
    expect(await bodies(key.caseId, 'draft-fell-back')).toEqual([]);
  });
});
