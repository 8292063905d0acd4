import { randomUUID } from 'node:crypto';
import { ENGINE, users } from './index.ts';
import { by, inReview, issued, openClinic, recordOf, revision, sign, value } from './spec-support/clinic.ts';
import type { Clinic, Person } from './spec-support/clinic.ts';
import { forged, raw } from './spec-support/by-hand.ts';

/** What makes a decision binding, attacked by hand as the application's role: no statement may do what the quorum has not done. */
let clinic: Clinic;
let issuedCase: string;
beforeAll(async () => {
  clinic = await openClinic();
  issuedCase = await issued(clinic);
}, 120_000);
afterAll(() => clinic?.close());

const setActive = (person: Person, active: boolean) =>
  users(clinic.verifier, { demoAllowed: true }).setActive(clinic.people[person].id, active, ENGINE);

const publish = (caseId: string, version = 1, digest?: string): string =>
  `INSERT INTO clinic.publication (id, case_id, version, digest) VALUES ('${randomUUID()}', '${caseId}', ${version},
   ${digest ? `'${digest}'` : `(SELECT sha256 FROM clinic.decision_version WHERE case_id = '${caseId}' AND version = ${version})`})`;

describe('publication by raw SQL as the application (SIG-PUB)', () => {
  it.each<[string, readonly Person[]]>([
    ['nobody has signed', []],
    ['one seat is empty', ['oncologist', 'secondOncologist']],
    ['only one has signed', ['pathologist']],
  ])('is refused when %s', async (_, signers) => {
    const caseId = await inReview(clinic);
    for (const person of signers) value(await sign(clinic, caseId, person));
    await expect(forged(clinic, caseId, publish(caseId))).rejects.toThrow(/QUORUM_NOT_MET/);
  });

  it('is refused when presence is full but approvals lack', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist', 'dissent'));
    value(await sign(clinic, caseId, 'pathologist'));
    await expect(forged(clinic, caseId, publish(caseId))).rejects.toThrow(/QUORUM_NOT_MET: 1 approvals/);
  });

  it('is refused when the approvals are of one specialty', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'secondOncologist'));
    value(await sign(clinic, caseId, 'pathologist', 'abstain'));
    await expect(forged(clinic, caseId, publish(caseId))).rejects.toThrow(/QUORUM_NOT_MET: 2 approvals of 1 specialties/);
  });

  it('is refused when the author is one of two signers', async () => {
    const caseId = await inReview(clinic);
    value(await clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.oncologist)));
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await expect(forged(clinic, caseId, publish(caseId, 2))).rejects.toThrow(/QUORUM_NOT_MET/);
  });

  it.each([
    [
      'a signature was withdrawn',
      async (caseId: string) => {
        const [signature] = (await recordOf(clinic, caseId)).signatures;
        value(await clinic.acts.withdrawSignature(caseId, signature?.id ?? '', 'r', by(clinic.people.oncologist)));
      },
    ],
    [
      'a signer declared a conflict',
      async (caseId: string) => void value(await clinic.acts.recuse(caseId, 'r', by(clinic.people.oncologist))),
    ],
    ['a signer is no longer active', async () => void (await setActive('oncologist', false))],
  ])('is refused when %s', async (_, undo) => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await undo(caseId);
    try {
      await expect(forged(clinic, caseId, publish(caseId))).rejects.toThrow(/QUORUM_NOT_MET/);
    } finally {
      await setActive('oncologist', true);
    }
  });

  it('is refused with another digest, of a void version, of a version that is not the newest, and a second time', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await expect(forged(clinic, caseId, publish(caseId, 1, 'f'.repeat(64)))).rejects.toThrow(/DIGEST_MISMATCH/);
    await expect(forged(clinic, caseId, publish(caseId, 9))).rejects.toThrow(/VERSION_SUPERSEDED/);
    value(await clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.pathologist)));
    await expect(forged(clinic, caseId, publish(caseId, 1))).rejects.toThrow(/VERSION_SUPERSEDED/);
    await expect(forged(clinic, issuedCase, publish(issuedCase))).rejects.toThrow(/VERSION_SUPERSEDED/);
  });

  it('is refused without an entry even when the quorum is met, and goes through with one', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await expect(raw(clinic.appUrl, publish(caseId))).rejects.toThrow(/no ledger entry/);
    await forged(clinic, caseId, publish(caseId));
  });
});

/** The same by the one role that may insert signatures: a bug in its process has no more power than this. */
const verification = () => ({ app: clinic.verifier });

describe('signatures by raw SQL as the verification process, whose role alone may insert any', () => {
  const signature = async (
    caseId: string,
    more: Partial<Record<'signer' | 'meaning' | 'specialty' | 'digest' | 'kind' | 'voter' | 'version', string>> = {},
  ): Promise<string[]> => {
    const signer = more.signer ?? clinic.people.oncologist.id;
    const ballot = randomUUID();
    const version = more.version ?? '1';
    const digest = more.digest ?? (await recordOf(clinic, caseId)).decisions.at(Number(version) - 1)?.sha256 ?? '';
    return [
      `INSERT INTO clinic.ballot (id, case_id, version, voter, choice, at) VALUES ('${ballot}', '${caseId}', ${version}, '${more.voter ?? signer}', 'agree', now())`,
      `INSERT INTO clinic.signature (id, ballot_id, case_id, version, signer, signer_kind, printed_name, specialty, roles, meaning, digest, signed_at, time_zone, method, assurance, evidence)
       VALUES ('${randomUUID()}', '${ballot}', '${caseId}', ${version}, '${signer}', '${more.kind ?? 'person'}', 'n', '${more.specialty ?? 'oncology'}', '{}', '${more.meaning ?? 'approved'}', '${digest}', now(), 'UTC', 'password', 'attested', '{"kind":"password","checkedBy":"server"}')`,
    ];
  };

  it('are refused for a service, whatever kind it claims (SIG-15)', async () => {
    const caseId = await inReview(clinic);
    const robot = { login: 'robot', name: 'Robot', kind: 'service', roles: [], specialty: null, password: null } as const;
    const { id: service } = value(await users(clinic.verifier, { demoAllowed: true }).create(robot, ENGINE));
    await expect(forged(verification(), caseId, ...(await signature(caseId, { signer: service })))).rejects.toThrow(/NOT_ENTITLED/);
    await expect(forged(verification(), caseId, ...(await signature(caseId, { signer: service, kind: 'service' })))).rejects.toThrow(
      /NOT_ENTITLED|check/,
    );
    await expect(
      clinic.verifier.query(`INSERT INTO clinic.user (login, name, kind, roles, specialty) VALUES ('r', 'R', 'service', '{}', 'oncology')`),
    ).rejects.toThrow(/check/);
    await expect(raw(clinic.appUrl, `UPDATE clinic.user SET kind = 'person' WHERE id = '${service}'`)).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['a seat the signer does not hold', { specialty: 'pathology' }, /NOT_ENTITLED/],
    ['another meaning than the ballot', { meaning: 'dissent' }, /NOT_ENTITLED/],
    ['another content', { digest: 'f'.repeat(64) }, /DIGEST_MISMATCH/],
  ])('are refused for %s', async (_, more, message) => {
    const caseId = await inReview(clinic);
    await expect(forged(verification(), caseId, ...(await signature(caseId, more)))).rejects.toThrow(message);
  });

  it("are refused over another person's ballot, twice by one person, and after a recusal (SIG-14, SIG-17)", async () => {
    const caseId = await inReview(clinic);
    await expect(forged(verification(), caseId, ...(await signature(caseId, { voter: clinic.people.pathologist.id })))).rejects.toThrow(
      /NOT_ENTITLED/,
    );
    await forged(verification(), caseId, ...(await signature(caseId)));
    await expect(forged(verification(), caseId, ...(await signature(caseId)))).rejects.toThrow(/ALREADY_SIGNED/);
    value(await clinic.acts.recuse(caseId, 'r', by(clinic.people.oncologist)));
    await expect(forged(verification(), caseId, ...(await signature(caseId)))).rejects.toThrow(/RECUSED/);
  });

  it('of the author can not say approved, and none can be put on an old version', async () => {
    const caseId = await inReview(clinic);
    value(await clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.oncologist)));
    await expect(forged(verification(), caseId, ...(await signature(caseId, { version: '2' })))).rejects.toThrow(
      /nobody approves own work/,
    );
    await expect(forged(verification(), caseId, ...(await signature(caseId)))).rejects.toThrow(/VERSION_SUPERSEDED/);
  });

  it('of a published version can not be made void', async () => {
    const [first] = (await recordOf(clinic, issuedCase)).signatures;
    await expect(
      forged(clinic, issuedCase, `INSERT INTO clinic.signature_void VALUES ('${first?.id}', '${issuedCase}', 'r', NULL, now())`),
    ).rejects.toThrow(/ALREADY_ISSUED/);
    await expect(forged(clinic, issuedCase, `INSERT INTO clinic.decision_void VALUES ('${issuedCase}', 1, 'r', now())`)).rejects.toThrow(
      /ALREADY_ISSUED/,
    );
  });

  it('policies under which one person could publish can not be stored', async () => {
    for (const body of [
      '{"presence":[],"minApprovals":2,"minApprovingSpecialties":2}',
      '{"presence":["oncology"],"minApprovals":1,"minApprovingSpecialties":1}',
      '{}',
    ])
      await expect(raw(clinic.ownerUrl, `INSERT INTO clinic.policy (id, version, body) VALUES ('default', 99, '${body}')`)).rejects.toThrow(
        /check/,
      );
  });
});
