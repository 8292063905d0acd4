import { randomUUID } from 'node:crypto';
import { by, inReview, issued, openClinic, publish, recordOf, sign, submitted, throughMachine, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';
import * as documents from './spec-support/documents.ts';

let clinic: Clinic;
beforeAll(async () => void (clinic = await openClinic()), 120_000);
afterAll(() => clinic?.close());

describe('a case on Postgres', () => {
  it('goes from submission to an issued report with tasks, and every step is in its audit trail (AUD-01)', async () => {
    const caseId = await issued(clinic);
    const tasks = await clinic.work.planFollowUp(caseId);
    const record = await recordOf(clinic, caseId);
    expect(record).toMatchObject({
      stage: 'follow-up',
      status: 'issued',
      run: 2,
      review: { kind: 'met' },
      diagnosis: { code: 'MEL', name: 'Melanoma' },
      ruleSet: documents.RULE_SET,
    });
    expect(record.ref).toMatch(/^C-\d{4}$/);
    expect(record.publications).toMatchObject([{ decisionVersion: 1, kind: 'original', replaces: null, artifacts: documents.artifacts }]);
    expect(record.tasks).toEqual(tasks);
    expect(tasks.map(({ month }) => month)).toEqual([3, 6, 12]);
    const { items } = await clinic.audit.list({ case: caseId });
    expect(items.map(({ action }) => action).reverse()).toEqual([
      'case-submitted',
      'file-added',
      'intake-passed',
      'annotate-done',
      'prioritize-done',
      'retrieve-done',
      'draft-done',
      'review-opened',
      'ballot-cast',
      'ballot-cast',
      'published',
      'follow-up-planned',
    ]);
    expect(items.map(({ object }) => object.version)).toEqual([...items.keys()].map((index) => items.length - index));
  });

  it('finds its own result when a step is repeated, and leaves no second entry', async () => {
    const caseId = await inReview(clinic);
    const { run } = await clinic.work.head(caseId);
    const before = (await clinic.audit.list({ case: caseId })).items.length;
    const key = { caseId, run };
    expect(await clinic.work.saveIntake(key, { holds: [], releases: [] })).toMatchObject({ kind: 'repeated' });
    expect(await clinic.work.saveStep(key, 'draft', documents.draft)).toMatchObject({
      kind: 'repeated',
      sha256: (await recordOf(clinic, caseId)).steps.at(-1)?.sha256,
    });
    expect(await clinic.work.openReview(key)).toMatchObject({ kind: 'repeated' });
    expect((await clinic.audit.list({ case: caseId })).items).toHaveLength(before);
    expect((await recordOf(clinic, caseId)).decisions).toHaveLength(1);
  });

  it('publishes once and plans tasks once, however often it is asked', async () => {
    const caseId = await issued(clinic);
    const { run } = await clinic.work.head(caseId);
    const [first] = (await recordOf(clinic, caseId)).publications;
    expect(await publish(clinic, caseId, run, 1)).toEqual({ kind: 'repeated', publicationId: first?.id });
    expect(await clinic.work.planFollowUp(caseId)).toEqual(await clinic.work.planFollowUp(caseId));
  });

  it('makes the result of an overtaken run worthless', async () => {
    const caseId = await submitted(clinic);
    const stale = { caseId, run: 1 };
    expect(await clinic.work.saveIntake(stale, { holds: [], releases: [] })).toEqual({ kind: 'superseded', run: 2 });
    expect(await clinic.work.saveStep(stale, 'annotation', documents.annotation)).toEqual({ kind: 'superseded', run: 2 });
  });

  it('refuses a stage that writes before its turn', async () => {
    const caseId = await submitted(clinic);
    await expect(clinic.work.saveStep({ caseId, run: 2 }, 'draft', documents.draft)).rejects.toThrow(/before its turn/);
  });

  it('holds a case once for the same reasons and frees it by a waiver', async () => {
    const caseId = await submitted(clinic);
    const holds = [{ code: 'INTAKE.QUALITY_LOW', message: 'm', waivable: true, owner: 'laboratory' }] as const;
    expect(await clinic.work.saveIntake({ caseId, run: 2 }, { holds, releases: [] })).toMatchObject({ kind: 'saved' });
    expect(await clinic.work.saveIntake({ caseId, run: 2 }, { holds, releases: [] })).toMatchObject({ kind: 'repeated' });
    expect(await recordOf(clinic, caseId)).toMatchObject({ status: 'held', holds });
    expect(await clinic.acts.waiveQuality(caseId, 'sample can not be repeated', by(clinic.people.coordinator))).toMatchObject({
      ok: false,
      refusal: { code: 'ACCESS.ROLE_NOT_ALLOWED' },
    });
    value(await clinic.acts.waiveQuality(caseId, 'sample can not be repeated', by(clinic.people.pathologist)));
    expect(await recordOf(clinic, caseId)).toMatchObject({
      status: 'running',
      stage: 'intake',
      run: 3,
      holds: [],
      waivers: [{ what: 'quality', by: 'Dr pathologist' }],
    });
  });

  it('holds a machine stage that can not go on, with its named reason', async () => {
    const caseId = await submitted(clinic);
    await clinic.work.saveIntake({ caseId, run: 2 }, { holds: [], releases: [] });
    await clinic.work.holdStage({ caseId, run: 2 }, { code: 'CASE.STAGE_FAILED', message: 'm', waivable: false, owner: 'operator' });
    expect(await recordOf(clinic, caseId)).toMatchObject({ status: 'held', stage: 'annotate' });
  });

  it('marks tasks due by the given time and closes the case with the last answer', async () => {
    const caseId = await issued(clinic);
    const [three, six, twelve] = await clinic.work.planFollowUp(caseId);
    expect(await clinic.work.markTasksDue(caseId, three?.dueAt ?? '')).toEqual({ nextDueAt: six?.dueAt, open: 3 });
    const outcome = { implemented: 'implemented', notDoneReason: null, response: 'SD', text: '' } as const;
    for (const task of [three, six, twelve])
      value(await clinic.acts.recordFollowUp(caseId, task?.id ?? '', outcome, by(clinic.people.coordinator)));
    expect(await recordOf(clinic, caseId)).toMatchObject({
      status: 'closed',
      tasks: [{ status: 'done', outcome: { response: 'SD' } }, {}, {}],
    });
  });

  it('stores and returns a document of three megabytes, the best of five within 500 ms', async () => {
    const consequence = () => `missense_variant ${randomUUID()} ${randomUUID()}`;
    const findings = Array.from({ length: 20_000 }, (_, pos) => ({
      id: `f${pos}`,
      kind: 'small-variant' as const,
      gene: 'BRAF',
      chrom: '7',
      pos,
      consequence: consequence(),
    }));
    expect(JSON.stringify(findings).length).toBeGreaterThan(3_000_000);
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const key = { caseId: await submitted(clinic), run: 2 };
      await clinic.work.saveIntake(key, { holds: [], releases: [] });
      const started = performance.now();
      await clinic.work.saveStep(key, 'annotation', { ...documents.annotation, findings });
      times.push(performance.now() - started);
      expect((await clinic.work.loadStep(key, 'annotation')).findings).toHaveLength(20_000);
    }
    process.stdout.write(
      `saveStep of 3 MB: best ${Math.min(...times).toFixed(0)} ms of ${times.map((time) => time.toFixed(0)).join(', ')}\n`,
    );
    // The goal is 150 ms on an idle machine; the bound leaves room for suites that run beside it.
    expect(Math.min(...times)).toBeLessThan(500);
  }, 30_000);
});

describe('a correction', () => {
  it('of the diagnosis runs the case again from prioritize: the annotation stays, the decision and its signatures are void', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await clinic.acts.correctDiagnosis(caseId, { code: 'LUAD', text: null }, 'histology reviewed', by(clinic.people.pathologist)));
    const record = await recordOf(clinic, caseId);
    expect(record).toMatchObject({
      stage: 'prioritize',
      status: 'running',
      run: 3,
      diagnosis: { name: 'Lung Adenocarcinoma' },
      review: null,
    });
    expect(record.steps.map(({ step }) => step)).toEqual(['annotation']);
    expect(record.decisions[0]?.voidReason).toBe('corrected');
    expect(record.signatures[0]?.voidReason).toBe('corrected');
    await expect(clinic.work.loadStep({ caseId, run: 3 }, 'prioritization')).rejects.toMatchObject({ code: 'STEP.NOT_READY' });
    await throughMachine(clinic, caseId);
    expect((await clinic.work.decision(caseId)).decision).toMatchObject({ version: 2, run: 3 });
  });

  it('to a diagnosis that no tumor type has goes back to intake, which will hold it', async () => {
    const caseId = await inReview(clinic);
    value(await clinic.acts.correctDiagnosis(caseId, { code: 'NOPE', text: null }, 'typing error', by(clinic.people.pathologist)));
    expect(await clinic.work.head(caseId)).toMatchObject({ stage: 'intake', status: 'running' });
  });

  it('by a new file replaces the former, which stays on record', async () => {
    const caseId = await inReview(clinic);
    value(await clinic.acts.addFile(caseId, { ...documents.file, name: 'again.vcf', beside: false }, by(clinic.people.pathologist)));
    const { files, stage } = await recordOf(clinic, caseId);
    expect(stage).toBe('intake');
    expect(files.map(({ name, replacedBy }) => [name, replacedBy])).toEqual([
      ['tumor.vcf', files[1]?.id],
      ['again.vcf', null],
    ]);
    expect(await clinic.acts.stateBuild(caseId, files[0]?.id ?? '', 'GRCh37', by(clinic.people.pathologist))).toMatchObject({
      refusal: { code: 'CASE.FILE_REPLACED' },
    });
  });

  it('by a file of another format, or one added beside, replaces nothing', async () => {
    const caseId = await inReview(clinic);
    const { file } = documents;
    const fusions = { ...file, name: 'fusions.tsv', summary: { ...file.summary, format: 'fusions' as const } };
    value(await clinic.acts.addFile(caseId, { ...fusions, beside: false }, by(clinic.people.pathologist)));
    value(await clinic.acts.addFile(caseId, { ...file, name: 'structural.vcf', beside: true }, by(clinic.people.pathologist)));
    expect((await recordOf(clinic, caseId)).files.map(({ name, replacedBy }) => [name, replacedBy])).toEqual([
      ['tumor.vcf', null],
      ['fusions.tsv', null],
      ['structural.vcf', null],
    ]);
  });

  it('by a criterion of oncogenicity prioritizes again and voids what was signed; the withdrawn one stays on record', async () => {
    const caseId = await inReview(clinic);
    const { pathologist, coordinator } = clinic.people;
    const finding = documents.annotation.findings[0]?.id ?? '';
    const entry = { finding, code: 'os2', reason: 'own functional study' };
    value(await sign(clinic, caseId, 'oncologist'));
    expect(await clinic.acts.enterCriterion(caseId, entry, by(coordinator))).toMatchObject({
      refusal: { code: 'ACCESS.ROLE_NOT_ALLOWED' },
    });
    expect(await clinic.acts.enterCriterion(caseId, { ...entry, finding: 'f9' }, by(pathologist))).toMatchObject({
      refusal: { code: 'CRITERION.FINDING_UNKNOWN' },
    });
    value(await clinic.acts.enterCriterion(caseId, entry, by(pathologist)));
    expect(await clinic.work.head(caseId)).toMatchObject({ stage: 'prioritize', status: 'running' });
    const { criteria, signatures } = await recordOf(clinic, caseId);
    expect(criteria).toMatchObject([{ finding, code: 'OS2', by: 'Dr pathologist', withdrawn: null }]);
    expect(signatures.every(({ voidedAt }) => voidedAt !== null)).toBe(true);
    expect(await clinic.acts.enterCriterion(caseId, entry, by(pathologist))).toMatchObject({
      refusal: { code: 'CRITERION.ALREADY_ENTERED' },
    });
    const id = criteria[0]?.id ?? '';
    value(await clinic.acts.withdrawCriterion(caseId, id, 'the study was retracted', by(pathologist)));
    expect((await recordOf(clinic, caseId)).criteria).toMatchObject([{ code: 'OS2', withdrawn: { reason: 'the study was retracted' } }]);
    expect(await clinic.acts.withdrawCriterion(caseId, id, 'again', by(pathologist))).toMatchObject({
      refusal: { code: 'CRITERION.NOT_FOUND' },
    });
  });

  it('withdrawing consent stops a case under review', async () => {
    const caseId = await inReview(clinic);
    const { consent } = documents.submission;
    value(await clinic.acts.recordConsent(caseId, { ...consent, status: 'withdrawn' }, by(clinic.people.coordinator)));
    expect(await recordOf(clinic, caseId)).toMatchObject({ stage: 'intake', review: null });
    expect(await sign(clinic, caseId, 'oncologist').catch((error: Error & { code?: string }) => error.code)).toBe('SIGN_OFF.NO_REVIEW');
  });

  it('of a note that was read before signing opens the review anew; an added note does not', async () => {
    const caseId = await inReview(clinic);
    value(await clinic.acts.addNote(caseId, 'ECOG 1', null, by(clinic.people.oncologist)));
    const { notes, status } = await recordOf(clinic, caseId);
    expect(status).toBe('in-review');
    value(await clinic.acts.addNote(caseId, 'ECOG 2', notes[0]?.id ?? '', by(clinic.people.oncologist)));
    expect(await recordOf(clinic, caseId)).toMatchObject({ stage: 'draft', status: 'running' });
  });

  it('ends a case for good when it is cancelled: no result and no act comes after', async () => {
    const caseId = await inReview(clinic);
    const { run } = await clinic.work.head(caseId);
    value(await clinic.acts.cancelCase(caseId, 'patient choice', by(clinic.people.coordinator)));
    expect(await recordOf(clinic, caseId)).toMatchObject({ status: 'cancelled', endReason: 'patient choice', review: null });
    expect(await clinic.work.openReview({ caseId, run })).toMatchObject({ kind: 'superseded' });
    expect(await clinic.acts.addNote(caseId, 'late', null, by(clinic.people.oncologist))).toMatchObject({
      refusal: { code: 'CASE.NOT_IN_STATUS' },
    });
  });
});
