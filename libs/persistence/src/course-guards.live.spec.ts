import { randomUUID } from 'node:crypto';
import { by, inReview, issued, openClinic, publish, recordOf, sign, submitted, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';
import { forged, raw } from './spec-support/by-hand.ts';
import { ENGINE } from './index.ts';
import { appendEntry } from './ledger/append-entry.ts';
import { inTransaction } from './sql.ts';
import * as documents from './spec-support/documents.ts';

/** Ways around the quorum that are no publication by hand: the course of a case, its patient, its report, its signers. */
let clinic: Clinic;
let issuedCase: string;
beforeAll(async () => {
  clinic = await openClinic();
  issuedCase = await issued(clinic);
}, 120_000);
afterAll(() => clinic?.close());

/** An UPDATE of the case as the application, with the entry that AUD-02 asks for, so that only the guard under test can stop it. */
const update = (caseId: string, set: string): Promise<void> =>
  inTransaction(clinic.app, async (sql) => {
    const [row] = await sql.rows<{ version: number }>('SELECT version FROM clinic.case WHERE id = $1', [caseId]);
    const version = (row?.version ?? 0) + 1;
    const object = { type: 'case', id: caseId, version };
    await sql.run(`UPDATE clinic.case SET version = ${version}, ${set} WHERE id = '${caseId}'`);
    await appendEntry(sql, { id: randomUUID(), actor: ENGINE, act: 'forged', object, caseId });
  });

describe('a case changed by hand as the application', () => {
  it.each([
    ['is not issued without a publication', inReview, `status = 'issued'`, /QUORUM_NOT_MET/],
    ['is not closed without a publication', inReview, `status = 'closed'`, /QUORUM_NOT_MET/],
    ['gets no other patient', inReview, `pseudonym = 'P-OTHER'`, /stays with its patient/],
    ['gets no other sex', inReview, `sex = 'other'`, /stays with its patient/],
    ['does not go back to an earlier run', inReview, 'run = run - 1', /only count up/],
    ['is not cancelled once it is issued', () => issued(clinic), `status = 'cancelled'`, /ALREADY_ISSUED/],
  ])('%s', async (_, made, set, refusal) => {
    await expect(update(await made(clinic), set)).rejects.toThrow(refusal);
  });

  it('stays ended', async () => {
    const caseId = await submitted(clinic);
    value(await clinic.acts.cancelCase(caseId, 'reason', by(clinic.people.coordinator)));
    await expect(update(caseId, `status = 'running'`)).rejects.toThrow(/stays ended/);
  });
});

describe('a report', () => {
  const signedCase = async (): Promise<string> => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    return caseId;
  };
  const rendered = async (caseId: string): Promise<void> => {
    const { version } = await recordOf(clinic, caseId);
    await clinic.work.saveRendering(caseId, { decisionVersion: 1, caseVersion: version, artifacts: documents.artifacts });
  };

  it('is rendered again when a dissent came after the rendering, so that no dissent is missing in print', async () => {
    const caseId = await signedCase();
    await rendered(caseId);
    value(await sign(clinic, caseId, 'geneticist', 'dissent'));
    expect(await clinic.work.publish({ caseId, run: 2 }, 1)).toEqual({ kind: 'superseded', run: 2 });
    expect((await recordOf(clinic, caseId)).publications).toEqual([]);
    expect(await publish(clinic, caseId, 2, 1)).toMatchObject({ kind: 'published' });
  });

  it('is nothing that was not rendered of this case as it stands', async () => {
    const caseId = await signedCase();
    expect(await clinic.work.publish({ caseId, run: 2 }, 1)).toEqual({ kind: 'superseded', run: 2 });
    await rendered(caseId);
    const id = randomUUID();
    const publication = `INSERT INTO clinic.publication (id, case_id, version, digest) SELECT '${id}', case_id, version, sha256 FROM clinic.decision_version WHERE case_id = '${caseId}'`;
    const artifact = (sha256: string) => `INSERT INTO clinic.report_artifact VALUES ('${id}', '${caseId}', 'json', '${sha256}', 10)`;
    await expect(forged(clinic, caseId, publication, artifact('f'.repeat(64)))).rejects.toThrow(/DIGEST_MISMATCH/);
  });

  it('can not be added to or changed after its publication', async () => {
    const [publication] = (await recordOf(clinic, issuedCase)).publications;
    const late = `INSERT INTO clinic.report_artifact VALUES ('${publication?.id}', '${issuedCase}', 'pdf', '${'f'.repeat(64)}', 10)`;
    await expect(forged(clinic, issuedCase, late)).rejects.toThrow(/ALREADY_ISSUED/);
  });

  it('is not published without consent, whatever was signed', async () => {
    const caseId = await signedCase();
    await rendered(caseId);
    await update(caseId, `consent = '{"status":"withdrawn","version":null,"scope":[],"recordedOn":null}'`);
    const publication = `INSERT INTO clinic.publication (id, case_id, version, digest) SELECT '${randomUUID()}', case_id, version, sha256 FROM clinic.decision_version WHERE case_id = '${caseId}'`;
    await expect(forged(clinic, caseId, publication)).rejects.toThrow(/without consent/);
  });
});

describe('a signer', () => {
  it("can not be seated by a ballot of another person that comes in the signature's own statement", async () => {
    const caseId = await inReview(clinic);
    const [voter, signer] = [clinic.people.oncologist.id, clinic.people.pathologist.id];
    const [ballot, signature] = [randomUUID(), randomUUID()];
    const both = `WITH s AS (INSERT INTO clinic.signature (id, ballot_id, case_id, version, signer, printed_name, specialty, roles, meaning, digest, signed_at, time_zone, method, assurance, evidence)
        SELECT '${signature}', '${ballot}', case_id, 1, '${signer}', 'x', 'pathology', '{}', 'cannot-judge', sha256, now(), 'UTC', 'password', 'attested', '{"kind":"password","checkedBy":"server"}'
        FROM clinic.decision_version WHERE case_id = '${caseId}' RETURNING id)
      INSERT INTO clinic.ballot (id, case_id, version, voter, choice, at) VALUES ('${ballot}', '${caseId}', 1, '${voter}', 'agree', now())`;
    await expect(forged({ app: clinic.verifier }, caseId, both)).rejects.toThrow(/NOT_ENTITLED/);
  });

  it.each([
    ['specialty', `specialty = 'pathology'`],
    ['roles', `roles = '{oncologist,administrator}'`],
    ['password', `password_hash = 'scrypt$1$1$1$x$x'`],
    ['standing', 'active = false'],
  ])('gets no other %s without an entry (AUD-18)', async (_, set) => {
    const statement = `UPDATE clinic.user SET ${set} WHERE login = 'geneticist'`;
    await expect(raw(clinic.verifierUrl, statement)).rejects.toThrow(/no ledger entry/);
    await expect(raw(clinic.appUrl, statement)).rejects.toThrow(/permission denied/);
    await expect(raw(clinic.ownerUrl, statement)).rejects.toThrow(/only the verification process/);
  });

  it('gets no other quorum: the application can not write a policy, and nobody without an entry (AUD-18)', async () => {
    const body = '{"presence":["oncology"],"minApprovals":2,"minApprovingSpecialties":1,"vetoSeats":[]}';
    const statement = `INSERT INTO clinic.policy (id, version, body) VALUES ('default', 2, '${body}')`;
    await expect(raw(clinic.appUrl, statement)).rejects.toThrow(/permission denied/);
    await expect(raw(clinic.ownerUrl, statement)).rejects.toThrow(/no ledger entry/);
  });
});
