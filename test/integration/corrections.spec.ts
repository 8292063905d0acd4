import { jest } from '@jest/globals';
import type { AuditPage } from '@consilium/contracts';
import type { SubmissionInput } from '@consilium/contracts';
import { DEMO_CASES } from '../../infra/seed/demo-cases.ts';
import type { Person } from '../../infra/seed/person.ts';
import type { Board } from '../../infra/seed/play-case.ts';
import { syntheticVcf } from '../../infra/seed/synthetic-vcf.ts';
import { startConsilium } from '../live/running-consilium.ts';
import type { RunningConsilium } from '../live/running-consilium.ts';
import { prepared } from '../live/side-by-side.ts';

jest.setTimeout(60_000);

const DEMO = DEMO_CASES.find(({ course }) => course === 'waiting-for-signatures')!;
const GIVEN = { status: 'given', version: '1', scope: [], recordedOn: '2026-01-01' } as const;

describe('a fact corrected before issue', () => {
  let consilium: RunningConsilium;
  let board: Board;
  beforeAll(async () => {
    consilium = await startConsilium({ workers: 2, apis: 2 });
    board = await consilium.board();
    inReview = prepared(newInReview, 6);
  });
  afterAll(() => consilium?.stop());

  const submit = async (change: Partial<SubmissionInput> = {}, vcf = syntheticVcf(DEMO.variants)): Promise<string> => {
    const caseId = await board.coordinator.submit({ ...DEMO.submission, ...change });
    await board.coordinator.upload(caseId, 'sample.vcf', vcf);
    return caseId;
  };
  const newInReview = async (): Promise<string> => {
    const caseId = await submit();
    await reviewed(board.oncologist, caseId);
    return caseId;
  };
  let inReview: () => Promise<string>;
  const reviewed = (person: Person, caseId: string, run = 1) =>
    person.until(caseId, `in review of run ${run}`, (record) => record.status === 'in-review' && record.run >= run);
  const held = (caseId: string, code: string) =>
    board.coordinator.until(caseId, code, ({ holds }) => holds.some((hold) => hold.code === code));
  const acts = async (caseId: string, action: string): Promise<number> => {
    const { items } = await board.oncologist.get<AuditPage>(`cases/${caseId}/audit?limit=200&action=${action}`);
    return items.length;
  };

  it('runs again from prioritize when the diagnosis changes, and what was signed on the old one is void', async () => {
    const caseId = await inReview();
    await board.oncologist.sign(caseId, { choice: 'agree' });
    const before = await board.oncologist.case(caseId);
    await board.coordinator.act('PUT', `cases/${caseId}/diagnosis`, { code: 'COAD', reason: 'Histology was reviewed.' });
    const after = await reviewed(board.oncologist, caseId, before.run + 1);
    expect(after.signatures.map(({ voidedAt }) => voidedAt !== null)).toEqual([true]);
    expect(after.decisions.map(({ voidedAt, content }) => [content.diagnosis.code, voidedAt !== null])).toEqual([
      ['MEL', true],
      ['COAD', false],
    ]);
    expect([await acts(caseId, 'annotate-done'), await acts(caseId, 'prioritize-done')]).toEqual([1, 2]);
  });

  it('needs both signatures again after the correction: one made before it never counts', async () => {
    const caseId = await inReview();
    await board.oncologist.sign(caseId, { choice: 'agree' });
    const { run } = await board.oncologist.case(caseId);
    await board.coordinator.act('PUT', `cases/${caseId}/diagnosis`, { code: 'SKCM', reason: 'More exact.' });
    await reviewed(board.oncologist, caseId, run + 1);
    await board.pathologist.sign(caseId, { choice: 'agree' });
    await new Promise((done) => setTimeout(done, 1500));
    expect(await board.oncologist.case(caseId)).toMatchObject({ status: 'in-review', publications: [] });
  });

  it('stops a case in review when consent is withdrawn, and goes on from intake when it is given again', async () => {
    const caseId = await inReview();
    const { run } = await board.oncologist.case(caseId);
    await board.coordinator.act('PUT', `cases/${caseId}/consent`, { ...GIVEN, status: 'withdrawn' });
    await held(caseId, 'INTAKE.CONSENT_WITHDRAWN');
    await board.coordinator.act('PUT', `cases/${caseId}/consent`, GIVEN);
    await reviewed(board.oncologist, caseId, run + 1);
  });

  it('goes on once the build is stated, and reads the file on that build', async () => {
    const caseId = await submit({}, syntheticVcf(DEMO.variants, { withBuild: false }));
    const { files } = await held(caseId, 'INTAKE.BUILD_UNKNOWN');
    await board.coordinator.act('PUT', `cases/${caseId}/files/${files[0]!.id}/build`, { build: 'GRCh38' });
    await reviewed(board.oncologist, caseId);
  });

  it('goes on past low quality only with a reason, which the decision prints', async () => {
    const caseId = await submit({ sample: { callability: 0.5 } });
    await held(caseId, 'INTAKE.QUALITY_LOW');
    await expect(board.pathologist.act('POST', `cases/${caseId}/quality-waiver`, { reason: '' })).rejects.toThrow(/422|400/);
    await board.pathologist.act('POST', `cases/${caseId}/quality-waiver`, { reason: 'No further tissue can be had.' });
    await reviewed(board.oncologist, caseId);
    expect((await board.oncologist.currentDecision(caseId)).content.waivers).toMatchObject([{ reason: 'No further tissue can be had.' }]);
  });

  it('never waives a missing consent', async () => {
    const caseId = await submit({ consent: { status: 'missing' } });
    await held(caseId, 'INTAKE.CONSENT_MISSING');
    await expect(board.pathologist.act('POST', `cases/${caseId}/quality-waiver`, { reason: 'Let it go on.' })).rejects.toThrow(
      /NOT_WAIVABLE|409|422/,
    );
    expect(await board.coordinator.case(caseId)).toMatchObject({ status: 'held' });
  });

  it('holds a case whose tumor type nobody knows until it is corrected', async () => {
    const caseId = await submit({ diagnosis: { code: 'NOSUCHTYPE' } });
    await held(caseId, 'INTAKE.TUMOR_TYPE_UNMAPPED');
    await board.coordinator.act('PUT', `cases/${caseId}/diagnosis`, { code: 'MEL', reason: 'A typing error.' });
    await reviewed(board.oncologist, caseId);
  });

  it('ends a case that is cancelled in review: nobody can sign it any more', async () => {
    const caseId = await inReview();
    await board.coordinator.act('POST', `cases/${caseId}/cancellation`, { reason: 'The patient chose supportive care.' });
    await expect(board.oncologist.sign(caseId, { choice: 'agree' })).rejects.toThrow();
    expect(await board.oncologist.case(caseId)).toMatchObject({ status: 'cancelled', publications: [] });
  });

  it('replaces the file of a case in review and reads the new one', async () => {
    const caseId = await inReview();
    const { run } = await board.oncologist.case(caseId);
    const idh = DEMO_CASES.find(({ course }) => course === 'issued')!;
    await board.coordinator.upload(caseId, 'second.vcf', syntheticVcf(idh.variants));
    await reviewed(board.oncologist, caseId, run + 1);
    const { findings } = await board.oncologist.get<{ findings: { label: string }[] }>(`cases/${caseId}/prioritization`);
    expect(findings.map(({ label }) => label)).toEqual(['IDH1 R132C']);
  });

  it('issues an addendum as a second publication, and the original still opens', async () => {
    const caseId = await inReview();
    for (const person of [board.oncologist, board.pathologist]) await person.sign(caseId, { choice: 'agree' });
    await board.oncologist.until(caseId, 'issued', ({ status }) => status === 'issued');
    const original = await board.oncologist.text(`cases/${caseId}/report?format=markdown&version=1`);
    await board.geneticist.act('POST', `cases/${caseId}/amendments`, { kind: 'addendum', reason: 'Monitoring was left out.' });
    const reopened = await board.oncologist.until(
      caseId,
      'addendum in review',
      ({ status, decisions }) => status === 'in-review' && decisions.length === 2,
    );
    expect(reopened.publications).toHaveLength(1);
    for (const person of [board.oncologist, board.pathologist]) await person.sign(caseId, { choice: 'agree' });
    const issued = await board.oncologist.until(caseId, 'addendum issued', ({ publications }) => publications.length === 2);
    expect(issued.publications[1]).toMatchObject({ kind: 'addendum', replaces: issued.publications[0]!.id });
    expect(await board.oncologist.text(`cases/${caseId}/report?format=markdown&version=1`)).toBe(original);
  });

  it('goes on with one of two workers and one of two APIs gone', async () => {
    const second = await consilium.startApi();
    const doomed = consilium.startWorker();
    const coordinator = await consilium.signIn('clara', second.url);
    const caseIds = await Promise.all(Array.from({ length: 6 }, () => coordinator.submit(DEMO.submission)));
    await Promise.all(caseIds.map((caseId) => coordinator.upload(caseId, 'sample.vcf', syntheticVcf(DEMO.variants))));
    await Promise.all([doomed.kill(), second.kill()]);
    for (const caseId of caseIds) await reviewed(board.oncologist, caseId);
  });
});
