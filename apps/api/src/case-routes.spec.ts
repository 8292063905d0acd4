import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { jest } from '@jest/globals';
import type { CaseRecord, CaseSummary, SignedBallot } from '@consilium/domain';
import { AS_PERSON, CASE_ID, fakePorts, testApi } from './api.builder.ts';
import type { ApiPorts } from './platform/ports.ts';

let app: NestFastifyApplication | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});
const start = async (ports: ApiPorts) => (app = await testApi(ports));
const DIGEST = 'a'.repeat(64);
const BALLOT = { ballotId: CASE_ID, version: 1, choice: 'agree', timeZone: 'Europe/Berlin', password: 'correct horse' };
const aRecord = (part: Partial<CaseRecord> = {}): CaseRecord =>
  ({
    ...{ id: CASE_ID, ref: 'C-0001', board: 'molecular', status: 'in-review', version: 7 },
    ...{ decisions: [], publications: [], signatures: [], recusals: [], ...part },
  }) as unknown as CaseRecord;

describe('reads', () => {
  it('are entries before the data leaves', async () => {
    const order: string[] = [];
    const ports = fakePorts();
    const api = await start({
      ...ports,
      cases: { ...ports.cases, record: async () => (order.push('loaded'), aRecord()) },
      trail: { ...ports.trail, recordRead: async ({ what, caseIds }) => void order.push(`entry ${what} ${caseIds.join()}`) },
    });
    const answer = await api.inject({ method: 'GET', url: `/api/v1/cases/${CASE_ID}`, headers: AS_PERSON });
    expect(answer.headers.etag).toBe('"7"');
    expect(order).toEqual(['loaded', `entry case ${CASE_ID}`]);
  });

  it('give nothing away when the entry cannot be written', async () => {
    const ports = fakePorts();
    const api = await start({
      ...ports,
      cases: { ...ports.cases, record: async () => aRecord({ question: 'CANARY' }) },
      trail: { ...ports.trail, recordRead: () => Promise.reject(new Error('ledger down')) },
    });
    const answer = await api.inject({ method: 'GET', url: `/api/v1/cases/${CASE_ID}`, headers: AS_PERSON });
    expect(answer.json()).toMatchObject({ status: 503, code: 'AUDIT.UNAVAILABLE' });
    expect(answer.body).not.toContain('CANARY');
    expect(answer.headers.etag).toBeUndefined();
  });

  it('of the worklist name every case on the page in one entry', async () => {
    const recordRead = jest.fn<ApiPorts['trail']['recordRead']>(async () => undefined);
    const ports = fakePorts();
    const items = ['one', 'two'].map((id) => ({ id }) as CaseSummary);
    const api = await start({
      ...ports,
      cases: { ...ports.cases, worklist: async () => ({ items, next: null }) },
      trail: { ...ports.trail, recordRead },
    });
    await api.inject({ method: 'GET', url: '/api/v1/cases?mine=true&limit=2', headers: AS_PERSON });
    expect(recordRead.mock.calls.map(([read]) => [read.what, read.caseIds])).toEqual([['worklist', ['one', 'two']]]);
  });

  it('have an id of their own each, even when the caller repeats its correlation id', async () => {
    const recordRead = jest.fn<ApiPorts['trail']['recordRead']>(async () => undefined);
    const ports = fakePorts();
    const api = await start({ ...ports, cases: { ...ports.cases, record: async () => aRecord() }, trail: { ...ports.trail, recordRead } });
    const read = () =>
      api.inject({ method: 'GET', url: `/api/v1/cases/${CASE_ID}`, headers: { ...AS_PERSON, 'x-correlation-id': 'always-the-same' } });
    await read();
    await read();
    expect(new Set(recordRead.mock.calls.map(([{ requestId }]) => requestId)).size).toBe(2);
  });
});

describe('sign-off', () => {
  const cast = (api: NestFastifyApplication, headers: Record<string, string>) =>
    api.inject({ method: 'POST', url: `/api/v1/cases/${CASE_ID}/ballots`, headers: { ...AS_PERSON, ...headers }, payload: BALLOT });

  it('takes no ballot that does not name what was shown', async () => {
    const api = await start(fakePorts());
    expect((await cast(api, {})).json()).toMatchObject({ status: 428, code: 'REQUEST.IF_MATCH_MISSING' });
    expect((await cast(api, { 'if-match': '*' })).json()).toMatchObject({ status: 400, code: 'REQUEST.IF_MATCH_INVALID' });
    expect((await cast(api, { 'if-match': '"7"' })).json()).toMatchObject({ status: 400, code: 'REQUEST.IF_MATCH_INVALID' });
  });

  it('hands the digest that was shown to the act, and the domain refuses another one with 412', async () => {
    const castBallot = jest.fn<ApiPorts['signing']['castBallot']>(async () => ({
      ok: false,
      refusal: { code: 'SIGN_OFF.VERSION_SUPERSEDED', detail: { current: 2 } },
    }));
    const ports = fakePorts();
    const api = await start({ ...ports, signing: { ...ports.signing, castBallot } });
    const answer = await cast(api, { 'if-match': `"${DIGEST}"` });
    expect(answer.json()).toMatchObject({ status: 412, code: 'SIGN_OFF.VERSION_SUPERSEDED', params: { current: 2 } });
    expect(castBallot.mock.calls[0]?.[1]).toMatchObject({ digest: DIGEST, choice: 'agree' } satisfies Partial<SignedBallot>);
  });

  it('bases a change on the version whose digest was shown, and refuses a digest that is no version of the case', async () => {
    const reviseDecision = jest.fn<ApiPorts['acts']['reviseDecision']>(async () => ({
      ok: true,
      value: { actId: CASE_ID, caseId: CASE_ID, version: 9, revision: 0, repeated: false },
    }));
    const ports = fakePorts();
    const decisions = [{ version: 3, sha256: DIGEST }] as unknown as CaseRecord['decisions'];
    const api = await start({
      ...ports,
      acts: { ...ports.acts, reviseDecision },
      cases: { ...ports.cases, record: async () => aRecord({ decisions }) },
    });
    const revise = (digest: string) =>
      api.inject({
        method: 'POST',
        url: `/api/v1/cases/${CASE_ID}/decisions`,
        headers: { ...AS_PERSON, 'if-match': `"${digest}"` },
        payload: { origin: 'changed', recommendation: 'no-recommendation' },
      });
    expect((await revise(DIGEST)).statusCode).toBe(201);
    expect(reviseDecision.mock.calls[0]?.[1].basedOn).toBe(3);
    expect((await revise('b'.repeat(64))).json()).toMatchObject({ status: 412, code: 'SIGN_OFF.VERSION_SUPERSEDED' });
    expect(reviseDecision).toHaveBeenCalledTimes(1);
  });
});

describe('acts', () => {
  const ask = (api: NestFastifyApplication, headers: Record<string, string> = {}) =>
    api.inject({
      method: 'PUT',
      url: `/api/v1/cases/${CASE_ID}/question`,
      headers: { ...AS_PERSON, ...headers },
      payload: { question: 'Which therapy next?' },
    });

  it('succeed while Temporal is down: the sweep tells the workflow later', async () => {
    const api = await start({ ...fakePorts(), engine: { tell: () => Promise.reject(new Error('no Temporal')) } });
    const answer = await ask(api);
    expect([answer.statusCode, answer.json()]).toEqual([200, { actId: expect.any(String), caseId: CASE_ID, version: 2, repeated: false }]);
  });

  it('carry the idempotency key and the case version that was seen', async () => {
    const setQuestion = jest.fn<ApiPorts['acts']['setQuestion']>(async () => ({
      ok: false,
      refusal: { code: 'IDEMPOTENCY.KEY_REUSED', detail: {} },
    }));
    const ports = fakePorts();
    const api = await start({ ...ports, acts: { ...ports.acts, setQuestion } });
    const answer = await ask(api, { 'idempotency-key': 'key-00001', 'if-match': '"7"' });
    expect(answer.json()).toMatchObject({ status: 422, code: 'IDEMPOTENCY.KEY_REUSED' });
    expect(setQuestion.mock.calls[0]?.[2]).toMatchObject({ idempotencyKey: 'key-00001', ifVersion: 7 });
  });
});
