import { TEST_KEYS } from '@consilium/testing';
import { openDatabase } from '../data-source.ts';
import { ENGINE, auditorDesk, breakGlass, patientErasure } from '../index.ts';
import type { Database, PatientErasure } from '../index.ts';
import { raw } from '../spec-support/by-hand.ts';
import { by, openClinic, publish, recordOf, sign, submitted, throughMachine, value } from '../spec-support/clinic.ts';
import type { Clinic } from '../spec-support/clinic.ts';
import * as documents from '../spec-support/documents.ts';
import { openedEntries } from '../spec-support/entries.ts';
import { fsck } from './fsck/fsck.ts';
import type { Finding } from './fsck/finding.ts';

let clinic: Clinic;
let erasing: Database;
let erasure: PatientErasure;
beforeAll(async () => {
  clinic = await openClinic();
  erasing = await openDatabase(clinic.erasureUrl, { keys: TEST_KEYS, access: 'engine', poolSize: 2 });
  erasure = patientErasure(erasing);
}, 120_000);
afterAll(async () => {
  await erasing?.destroy();
  await clinic?.close();
});

async function cancelled(pseudonym: string): Promise<{ readonly caseId: string; readonly patient: string; readonly ref: string }> {
  const submission = {
    ...documents.submission,
    patient: { ...documents.submission.patient, pseudonym },
    question: `Canary question of ${pseudonym}`,
  };
  const { caseId } = value(await clinic.acts.submitCase(submission, by(clinic.people.coordinator)));
  value(await clinic.acts.addFile(caseId, { ...documents.file, beside: false, name: 'Canary.vcf' }, by(clinic.people.coordinator)));
  value(await clinic.acts.addNote(caseId, 'Canary note', null, by(clinic.people.oncologist)));
  value(await clinic.acts.cancelCase(caseId, 'Canary reason', by(clinic.people.coordinator)));
  const { ref } = await recordOf(clinic, caseId);
  return { caseId, ref, patient: (await erasure.ofCase(ref)) ?? '' };
}
const check = async (): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  await fsck(clinic.owner, { verifiers: [], report: (one) => void findings.push(one) });
  return findings;
};

describe('the erasure of a patient (AUD-32)', () => {
  it('is refused under retention, under a legal hold and while a case is open, each time with an entry', async () => {
    const { patient } = await cancelled('P-KEPT');
    expect(await erasure.erase(patient, ENGINE)).toMatchObject({ ok: false, code: 'PATIENT.UNDER_RETENTION' });
    await erasure.retain(patient, '2020-01-01', ENGINE);
    expect((await erasure.hold(patient, 'file 12/26', ENGINE)).ok).toBe(true);
    expect(await erasure.erase(patient, ENGINE)).toMatchObject({ ok: false, code: 'PATIENT.ON_HOLD' });
    const open = (await erasure.ofCase((await recordOf(clinic, await submitted(clinic))).ref)) ?? '';
    expect(await erasure.erase(open, ENGINE)).toMatchObject({ ok: false, code: 'PATIENT.CASE_OPEN' });
    const told = (await clinic.audit.list({ action: 'patient-erased', outcome: 'refused' })).items.map(({ reason }) => reason);
    expect(told).toEqual(['PATIENT.CASE_OPEN', 'PATIENT.ON_HOLD', 'PATIENT.UNDER_RETENTION']);
    expect(await check()).toEqual([]);
  });

  it('leaves nothing of the patient to read, and the ledger whole', async () => {
    const [gone, other] = [await cancelled('P-GONE'), await cancelled('P-STAYS')];
    expect(JSON.stringify(await openedEntries(clinic.owner, 'e.case_id = $1', [gone.caseId]))).toContain('Canary');
    await erasure.retain(gone.patient, '2020-01-01', ENGINE);
    expect(await erasure.erase(gone.patient, ENGINE)).toMatchObject({ ok: true, value: { cases: 1, blobs: expect.any(Array) } });

    const tables: { name: string }[] = await clinic.owner.query(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns WHERE column_name = 'case_id' AND table_schema = 'clinic'`,
    );
    for (const { name } of tables)
      expect(JSON.stringify(await clinic.owner.query(`SELECT to_jsonb(t) FROM ${name} t WHERE case_id = $1`, [gone.caseId]))).not.toContain(
        'Canary',
      );
    expect(JSON.stringify(await clinic.owner.query('SELECT to_jsonb(c) FROM clinic.case c WHERE id = $1', [gone.caseId]))).not.toMatch(
      /Canary|P-GONE/,
    );
    const entries = await openedEntries(clinic.owner, `e.case_id = $1 OR e.action = 'patient-erased'`, [gone.caseId]);
    expect(entries.length).toBeGreaterThan(4);
    expect(JSON.stringify(entries)).not.toMatch(/Canary|P-GONE/);
    expect(JSON.stringify(await openedEntries(clinic.owner, 'e.case_id = $1', [other.caseId]))).toContain('Canary');

    expect(await check()).toEqual([]);
    expect((await clinic.queries.worklist({ limit: 200 })).items.map(({ id }) => id)).not.toContain(gone.caseId);
    expect(await erasure.erase(gone.patient, ENGINE)).toMatchObject({ ok: false, code: 'PATIENT.ERASED' });
  });

  it('reaches a case that was signed, published and closed, and leaves its signatures provable', async () => {
    const { acts, work, people } = clinic;
    const submission = {
      ...documents.submission,
      patient: { ...documents.submission.patient, pseudonym: 'P-ZEBRA' },
      question: 'Zebra question',
    };
    const { caseId } = value(await acts.submitCase(submission, by(people.coordinator)));
    value(await acts.addFile(caseId, { ...documents.file, beside: false, name: 'Zebra.vcf' }, by(people.coordinator)));
    await throughMachine(clinic, caseId);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'geneticist', 'dissent', { alternative: 'Zebra instead', text: 'Zebra dissents' }));
    value(await sign(clinic, caseId, 'pathologist'));
    await publish(clinic, caseId, (await work.head(caseId)).run, 1);
    for (const { id } of await work.planFollowUp(caseId)) {
      const outcome = { implemented: 'implemented', notDoneReason: null, response: 'SD', text: 'Zebra is stable' } as const;
      value(await acts.recordFollowUp(caseId, id, outcome, by(people.coordinator)));
    }
    const review = { caseId, verdict: 'question', note: 'Zebra reviewed' } as const;
    expect(await auditorDesk(clinic.app).review(review, { actor: people.auditor, requestId: 'r-review' })).toMatchObject({ caseId });
    const patient = (await erasure.ofCase((await recordOf(clinic, caseId)).ref)) ?? '';
    await erasure.retain(patient, '2020-01-01', ENGINE);
    expect(await check()).toEqual([]);
    expect(await erasure.erase(patient, ENGINE)).toMatchObject({ ok: true, value: { cases: 1 } });
    expect(await check()).toEqual([]);

    const tables: { name: string }[] = await clinic.owner.query(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema = 'clinic'`,
    );
    const left: string[] = [];
    for (const { name } of tables)
      if (/Zebra|P-ZEBRA/.test(JSON.stringify(await clinic.owner.query(`SELECT to_jsonb(t) FROM ${name} t`)))) left.push(name);
    expect(left).toEqual([]);
    expect(JSON.stringify(await openedEntries(clinic.owner, 'true', []))).not.toMatch(/Zebra|ZEBRA/);

    // Where somebody still looks at what is left, the entries of that stand in the log like any other.
    const outsider = { ...people.oncologist, boards: [] };
    value(
      await breakGlass(clinic.app).open(
        caseId,
        { reason: 'emergency', text: 'a look at what is left', minutes: 60 },
        outsider,
        'r-after-erasure',
      ),
    );
    expect(await check()).toEqual([]);
  }, 30_000);

  it('leaves no trace of a pseudonym in an entry that is kept (PHI-05)', async () => {
    const { patient } = await cancelled('P-TRACE');
    const [{ lookup }] = await clinic.owner.query(`SELECT encode(lookup, 'hex') AS lookup FROM clinic.patient WHERE id = $1`, [patient]);
    await erasure.retain(patient, '2020-01-01', ENGINE);
    expect((await erasure.erase(patient, ENGINE)).ok).toBe(true);
    expect(JSON.stringify(await openedEntries(clinic.owner, 'true', []))).not.toContain(lookup);
  });

  it('is not reached by any other role, nor does its role reach further (AUD-05)', async () => {
    const { patient, caseId } = await cancelled('P-FIRM');
    await erasure.retain(patient, '2020-01-01', ENGINE);
    for (const statement of [
      `CALL clinic.erase_patient('${patient}', 0)`,
      `CALL clinic.hold_patient('${patient}', 'x')`,
      'DELETE FROM ledger.detail',
      `UPDATE ledger.data_key SET kek = kek`,
      `UPDATE clinic.patient SET hold = NULL`,
    ])
      for (const url of [clinic.appUrl, clinic.verifierUrl, clinic.sequencerUrl])
        await expect(raw(url, statement)).rejects.toThrow(/permission denied/);
    await expect(raw(clinic.ownerUrl, `CALL clinic.erase_patient('${patient}', 0)`)).rejects.toThrow(
      /PATIENT.NOT_ENTITLED|consilium_erasure alone/,
    );
    for (const statement of [
      `UPDATE clinic.note SET text = 'x'`,
      'DELETE FROM ledger.detail',
      'UPDATE ledger.data_key SET kek = kek',
      `UPDATE clinic.case SET question = 'x'`,
    ])
      await expect(raw(clinic.erasureUrl, statement)).rejects.toThrow(/permission denied/);
    await expect(raw(clinic.erasureUrl, `CALL clinic.erase_patient('${patient}', 0)`)).rejects.toThrow(/no ledger entry/);
    expect((await recordOf(clinic, caseId)).notes).toMatchObject([{ text: 'Canary note' }]);
  });
});
