import { randomUUID } from 'node:crypto';
import { Clinic, aSubmission } from './clinic.ts';
import type { Visitor } from './visitor.ts';

let clinic: Clinic;
let oncologist: Visitor;
beforeAll(async () => {
  clinic = await Clinic.open();
  oncologist = await clinic.as('onko');
}, 120_000);
afterAll(async () => clinic?.close());

const submit = async (part: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const answer = await oncologist.send('POST', '/api/v1/cases', aSubmission(part));
  expect(answer.status).toBe(201);
  return (answer.body as { caseId: string }).caseId;
};

describe('cases', () => {
  it('are recorded, and the workflow is told by id', async () => {
    const answer = await oncologist.send('POST', '/api/v1/cases', aSubmission());
    const receipt = answer.body as { caseId: string; actId: string };
    expect(answer).toMatchObject({ status: 201, body: { version: 1, repeated: false } });
    expect(clinic.told).toContainEqual({ caseId: receipt.caseId, actId: receipt.actId, revision: 0 });
  });

  it('are recorded once under one idempotency key, and another request under it is refused', async () => {
    const body = aSubmission();
    const key = { 'idempotency-key': randomUUID() };
    const before = await clinic.count('clinic.case');
    const [first, second] = await Promise.all([
      oncologist.send('POST', '/api/v1/cases', body, key),
      oncologist.send('POST', '/api/v1/cases', body, key),
    ]);
    const receipts = [first.body, second.body] as { caseId: string; repeated: boolean }[];
    expect(new Set(receipts.map(({ caseId }) => caseId)).size).toBe(1);
    expect(receipts.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    expect(await clinic.count('clinic.case')).toBe(before + 1);
    expect(await oncologist.send('POST', '/api/v1/cases', aSubmission(), key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY.KEY_REUSED' },
    });
  });

  it('answer with their version, and a change of an older one is refused', async () => {
    const caseId = await submit();
    const etag = (await oncologist.get(`/api/v1/cases/${caseId}`)).headers.get('etag') ?? '';
    const ask = (question: string) => oncologist.send('PUT', `/api/v1/cases/${caseId}/question`, { question }, { 'if-match': etag });
    expect((await ask('Is there a trial?')).status).toBe(200);
    expect(await ask('Which dose?')).toMatchObject({ status: 412, body: { code: 'CASE.VERSION_CHANGED' } });
  });

  it('appear in the worklist page by page, each once', async () => {
    await submit();
    await submit();
    await submit();
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await oncologist.get(`/api/v1/cases?limit=2${after}`);
      const page = body as { items: { id: string }[]; next: string | null };
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await clinic.count('clinic.case'));
  });

  it('leave an entry for every read, which the auditor sees', async () => {
    const caseId = await submit();
    await oncologist.get(`/api/v1/cases/${caseId}`);
    const auditor = await clinic.as('audit');
    const { body } = await auditor.get(`/api/v1/audit?case=${caseId}`);
    const entries = (body as { items: { action: string; actor: { name: string }; object: { type: string } }[] }).items;
    expect(entries.map(({ action, object }) => `${action} ${object.type}`)).toEqual(
      expect.arrayContaining(['case-submitted case', 'read case']),
    );
    expect(entries.find(({ action }) => action === 'read')?.actor.name).toBe('Dr. Olga Test');
  });

  it('are not there for a stranger id, and steps say how far the case is', async () => {
    expect(await oncologist.get(`/api/v1/cases/${randomUUID()}`)).toMatchObject({ status: 404, body: { code: 'CASE.NOT_FOUND' } });
    const caseId = await submit();
    expect(await oncologist.get(`/api/v1/cases/${caseId}/findings`)).toMatchObject({
      status: 404,
      body: { code: 'STEP.NOT_READY', params: { stage: 'intake' } },
    });
    expect(await oncologist.get(`/api/v1/cases/${caseId}/report`)).toMatchObject({ status: 404, body: { code: 'REPORT.NOT_READY' } });
  });

  it('end with a reason, and take no further act then', async () => {
    const caseId = await submit();
    expect((await oncologist.send('POST', `/api/v1/cases/${caseId}/cancellation`, { reason: 'entered twice' })).status).toBe(200);
    expect(await oncologist.send('PUT', `/api/v1/cases/${caseId}/question`, { question: 'Still open?' })).toMatchObject({
      status: 409,
      body: { code: 'CASE.NOT_IN_STATUS' },
    });
  });
});
