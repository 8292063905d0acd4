import { randomUUID } from 'node:crypto';
import { knowledgeReleases } from '@consilium/persistence';
import { Clinic, PASSWORD, aSubmission } from './clinic.ts';
import { runMachineStages } from './machine.ts';
import type { Visitor } from './visitor.ts';

const VCF =
  '##fileformat=VCFv4.2\n##reference=GRCh37\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n7\t55259515\t.\tT\tG\t.\tPASS\t.\tGT\t0/1\n';

let clinic: Clinic;
let oncologist: Visitor;
let pathologist: Visitor;
beforeAll(async () => {
  clinic = await Clinic.open();
  [oncologist, pathologist] = [await clinic.as('onko'), await clinic.as('patho')];
}, 120_000);
afterAll(async () => clinic?.close(), 30_000);

async function inReview(): Promise<string> {
  const { caseId } = (await oncologist.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string };
  const form = new FormData();
  form.append('file', new Blob([VCF]), 'tumor.vcf');
  expect((await oncologist.send('POST', `/api/v1/cases/${caseId}/files`, form)).status).toBe(201);
  await runMachineStages(clinic.work(), caseId, await knowledgeReleases(clinic.database).currentReleases());
  return caseId;
}

async function shown(caseId: string, version = 1): Promise<string> {
  const answer = await oncologist.get(`/api/v1/cases/${caseId}/decisions/${version}`);
  expect(answer.status).toBe(200);
  return answer.headers.get('etag') ?? '';
}

const ballot = (more: Readonly<Record<string, unknown>> = {}) => ({
  ballotId: randomUUID(),
  version: 1,
  choice: 'agree',
  timeZone: 'Europe/Berlin',
  password: PASSWORD,
  ...more,
});
const cast = (member: Visitor, caseId: string, ifMatch: string, body = ballot()) =>
  member.send('POST', `/api/v1/cases/${caseId}/ballots`, body, ifMatch ? { 'if-match': ifMatch } : {});

describe('sign-off over HTTP', () => {
  it('shows the steps and their counts', async () => {
    const caseId = await inReview();
    expect(await oncologist.get(`/api/v1/cases/${caseId}/annotation`)).toMatchObject({
      body: { findings: 1, counts: { records: 2, leftOut: 1 } },
    });
    expect(await oncologist.get(`/api/v1/cases/${caseId}/findings`)).toMatchObject({
      body: { items: [{ label: 'EGFR L858R' }], shown: 1, tiered: 1, total: 2 },
    });
    expect(await oncologist.get(`/api/v1/cases/${caseId}/findings?show=all&offset=1&limit=1`)).toMatchObject({
      body: { items: [{ label: 'TP53 R175H' }], shown: 2 },
    });
    expect(await oncologist.get(`/api/v1/cases/${caseId}/findings/f2/explanation`)).toMatchObject({ status: 200, body: { finding: 'f2' } });
    expect(await oncologist.get(`/api/v1/cases/${caseId}/findings/none/explanation`)).toMatchObject({
      status: 404,
      body: { code: 'FINDING.NOT_FOUND' },
    });
    for (const step of ['prioritization', 'retrieval', 'draft'])
      expect((await oncologist.get(`/api/v1/cases/${caseId}/${step}`)).status).toBe(200);
  });

  it('takes signatures over exactly the shown version, and stores no password', async () => {
    const caseId = await inReview();
    const etag = await shown(caseId);
    expect((await cast(oncologist, caseId, '')).status).toBe(428);
    expect(await cast(oncologist, caseId, `"${'0'.repeat(64)}"`)).toMatchObject({ status: 412 });
    expect(await cast(oncologist, caseId, etag, ballot({ password: 'wrong' }))).toMatchObject({
      status: 401,
      body: { code: 'AUTH.CREDENTIALS_WRONG' },
    });
    expect((await cast(oncologist, caseId, etag)).status).toBe(201);
    expect((await cast(pathologist, caseId, etag)).status).toBe(201);
    const { body } = await oncologist.get(`/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ review: { kind: 'met' }, signatures: [{ meaning: 'approved' }, { meaning: 'approved' }] });
    const stored =
      JSON.stringify(await clinic.database.query('SELECT * FROM clinic.act')) +
      JSON.stringify(await clinic.database.query(`SELECT convert_from(body, 'UTF8') AS body FROM ledger.entry`));
    expect(stored).not.toContain(PASSWORD);
  });

  it('voids the signatures when somebody changes the decision, and the loser of two changes at once gets 412', async () => {
    const caseId = await inReview();
    const etag = await shown(caseId);
    expect((await cast(oncologist, caseId, etag)).status).toBe(201);
    const change = {
      origin: 'changed',
      recommendation: 'further-testing',
      boardText: 'Repeat the biopsy first.',
      overrides: [{ field: 'recommendation', reason: 'further-testing-first', text: 'Purity is low.' }],
    };
    const both = await Promise.all(
      [oncologist, pathologist].map((member) => member.send('POST', `/api/v1/cases/${caseId}/decisions`, change, { 'if-match': etag })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    const { body } = await oncologist.get(`/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ signatures: [{ voidedAt: expect.any(String) }], review: { kind: 'waiting' } });
    expect(await oncologist.get(`/api/v1/cases/${caseId}/decisions`)).toMatchObject({
      body: {
        items: [
          { version: 1, isCurrent: false },
          { version: 2, isCurrent: true },
        ],
      },
    });
    expect(await cast(pathologist, caseId, etag)).toMatchObject({ status: 412 });
  });

  it('lets a signer withdraw and a member step aside', async () => {
    const caseId = await inReview();
    await cast(oncologist, caseId, await shown(caseId));
    const { signatures } = (await oncologist.get(`/api/v1/cases/${caseId}`)).body as { signatures: { id: string }[] };
    const path = `/api/v1/cases/${caseId}/signatures/${signatures[0]?.id}`;
    expect(await pathologist.send('DELETE', path, { reason: 'not mine' })).toMatchObject({ status: 403 });
    expect((await oncologist.send('DELETE', path, { reason: 'new image seen' })).status).toBe(200);
    expect((await pathologist.send('POST', `/api/v1/cases/${caseId}/recusals`, { reason: 'treats the patient' })).status).toBe(201);
    expect(await cast(pathologist, caseId, await shown(caseId))).toMatchObject({ status: 403, body: { code: 'SIGN_OFF.RECUSED' } });
  });

  it.each(['json', 'markdown', 'pdf'])('renders what is not issued as a DRAFT (%s)', async (format) => {
    const caseId = await inReview();
    const answer = await oncologist.get(`/api/v1/cases/${caseId}/report?format=${format}`);
    expect([answer.status, answer.headers.get('x-report-status')]).toEqual([200, 'draft']);
    expect(answer.headers.get('content-disposition')).toContain('DRAFT');
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    expect(format === 'pdf' ? text.startsWith('%PDF') : text.includes('DRAFT')).toBe(true);
  });

  it('gives the issued report back byte for byte, and takes the answers of the follow-up', async () => {
    const caseId = await inReview();
    const etag = await shown(caseId);
    await cast(oncologist, caseId, etag);
    await cast(pathologist, caseId, etag);
    const { run } = await clinic.work().head(caseId);
    const content = '{"status":"ISSUED"}\n';
    const { sha256, bytes } = await clinic.ports.blobs.put(
      (async function* () {
        yield Buffer.from(content);
      })(),
    );
    const { version: caseVersion } = await clinic.work().record(caseId);
    await clinic.work().saveRendering(caseId, { decisionVersion: 1, caseVersion, artifacts: [{ kind: 'json', sha256, bytes }] });
    await clinic.work().publish({ caseId, run }, 1);
    await clinic.work().planFollowUp(caseId);
    const report = await oncologist.get(`/api/v1/cases/${caseId}/report`);
    expect([report.headers.get('x-report-status'), report.body]).toEqual(['issued', { status: 'ISSUED' }]);
    const { items } = (await oncologist.get(`/api/v1/cases/${caseId}/tasks`)).body as { items: { id: string; month: number }[] };
    expect(items.map(({ month }) => month)).toEqual([3, 6, 12]);
    const outcome = { implemented: 'implemented', response: 'PR', text: 'Well tolerated.' };
    expect(await oncologist.send('PUT', `/api/v1/cases/${caseId}/tasks/${items[0]?.id}/outcome`, outcome)).toMatchObject({ status: 200 });
    expect((await oncologist.send('POST', `/api/v1/cases/${caseId}/amendments`, { kind: 'amendment', reason: 'new label' })).status).toBe(
      201,
    );
    expect(clinic.told.at(-1)).toMatchObject({ caseId, revision: 1 });
  });
});
