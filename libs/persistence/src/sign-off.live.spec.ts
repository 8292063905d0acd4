import {
  PASSWORD,
  ballotOf,
  by,
  inReview,
  issued,
  openClinic,
  publish,
  recordOf,
  revision,
  sign,
  throughMachine,
  value,
} from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => void (clinic = await openClinic()), 120_000);
afterAll(() => clinic?.close());

const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('signing a decision', () => {
  it('keeps printed name, specialty, meaning, zone and digest of what was shown (SIG-01)', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist', 'dissent', { text: 'Weak evidence.', alternative: 'best supportive care' }));
    const { signatures, ballots, decisions, review } = await recordOf(clinic, caseId);
    expect(signatures).toMatchObject([
      {
        printedName: 'Dr oncologist',
        specialty: 'oncology',
        meaning: 'dissent',
        timeZone: 'Europe/Berlin',
        digest: decisions[0]?.sha256,
        method: 'password',
        assurance: 'attested',
        voidedAt: null,
      },
    ]);
    expect(ballots).toMatchObject([
      { choice: 'dissent', reason: 'evidence-weighed-differently', alternative: 'best supportive care', text: 'Weak evidence.' },
    ]);
    expect(review).toMatchObject({ kind: 'waiting', missingSeats: ['pathology'], missingApprovals: 2 });
  });

  it('refuses a wrong password with an entry, and locks after five within 15 minutes (SIG-07, AUD-18)', async () => {
    const caseId = await inReview(clinic);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await sign(clinic, caseId, 'geneticist', 'agree', { password: `wrong ${attempt}` })).toMatchObject(
        refusal('AUTH.CREDENTIALS_WRONG'),
      );
    expect(await sign(clinic, caseId, 'geneticist')).toMatchObject(refusal('AUTH.LOCKED'));
    const { items } = await clinic.audit.list({ actor: clinic.people.geneticist.id, outcome: 'failed' });
    expect(items.map(({ reason }) => reason)).toEqual(['AUTH.LOCKED', ...Array<string>(5).fill('AUTH.CREDENTIALS_WRONG')]);
    expect((await recordOf(clinic, caseId)).signatures).toEqual([]);
    await clinic.owner.query(`UPDATE clinic.user SET last_failed_at = last_failed_at - interval '16 minutes' WHERE login = 'geneticist'`);
    value(await sign(clinic, caseId, 'geneticist'));
  });

  it('never stores or returns the password', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    const everything = JSON.stringify([
      await recordOf(clinic, caseId),
      (await clinic.audit.list({ limit: 200 })).items,
      await clinic.owner.query(`SELECT convert_from(body, 'UTF8') AS body FROM ledger.entry`),
    ]);
    expect(everything).not.toContain(PASSWORD);
  });

  it.each([
    ['another version', { version: 7 }, 'SIGN_OFF.VERSION_SUPERSEDED'],
    ['another content', { digest: 'f'.repeat(64) }, 'SIGN_OFF.DIGEST_MISMATCH'],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'SIGN_OFF.TIME_ZONE_UNKNOWN'],
  ])('refuses a signature over %s', async (_, more, code) => {
    const caseId = await inReview(clinic);
    expect(await sign(clinic, caseId, 'oncologist', 'agree', more)).toMatchObject(refusal(code));
  });

  it.each(['coordinator', 'auditor', 'administrator'] as const)(
    'refuses the %s, who holds no seat, and records the denial (SIG-09)',
    async (person) => {
      const caseId = await inReview(clinic);
      expect(await sign(clinic, caseId, person)).toMatchObject(refusal('ACCESS.ROLE_NOT_ALLOWED'));
      expect((await clinic.audit.list({ case: caseId, outcome: 'refused' })).items).toMatchObject([
        { action: 'ballot-cast', reason: 'ACCESS.ROLE_NOT_ALLOWED' },
      ]);
    },
  );

  it('refuses a second signature by the same person, and repeats the same ballot without effect', async () => {
    const caseId = await inReview(clinic);
    const ballot = await ballotOf(clinic, caseId);
    const first = value(await clinic.acts.castBallot(caseId, ballot, by(clinic.people.oncologist)));
    expect(value(await clinic.acts.castBallot(caseId, ballot, by(clinic.people.oncologist)))).toEqual({ ...first, repeated: true });
    expect(await sign(clinic, caseId, 'oncologist')).toMatchObject(refusal('SIGN_OFF.ALREADY_SIGNED'));
    const turned = { ...ballot, choice: 'abstain' as const };
    expect(await clinic.acts.castBallot(caseId, turned, by(clinic.people.oncologist))).toMatchObject(refusal('SIGN_OFF.BALLOT_ID_TAKEN'));
    expect(await clinic.acts.castBallot(caseId, ballot, by(clinic.people.pathologist))).toMatchObject(refusal('SIGN_OFF.BALLOT_ID_TAKEN'));
    expect((await recordOf(clinic, caseId)).signatures).toHaveLength(1);
  });

  it('takes two ballots of two people at once, and one of two by one person', async () => {
    const caseId = await inReview(clinic);
    const results = await Promise.all([
      sign(clinic, caseId, 'oncologist'),
      sign(clinic, caseId, 'pathologist'),
      sign(clinic, caseId, 'oncologist'),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    expect((await recordOf(clinic, caseId)).review).toEqual({ kind: 'met' });
  });
});

describe('changing a decision', () => {
  it('makes a new version, voids every signature of the old one, and keeps them in history (SIG-03)', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    value(await clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.oncologist)));
    const { decisions, signatures, review } = await recordOf(clinic, caseId);
    expect(decisions.map(({ voidReason }) => voidReason)).toEqual(['superseded-by-version-2', null]);
    expect(signatures.map(({ voidReason }) => voidReason)).toEqual(['superseded-by-version-2', 'superseded-by-version-2']);
    expect(decisions[1]?.content.options[0]).toMatchObject({ tier: 'I', level: 'A', rationale: 'Fits the patient.' });
    expect(review).toMatchObject({ kind: 'waiting', missingSeats: ['oncology', 'pathology'] });
  });

  it('lets one of two revisions at once through; the other is told the decision has changed', async () => {
    const caseId = await inReview(clinic);
    const results = await Promise.all([
      clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.oncologist)),
      clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.pathologist)),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'SIGN_OFF.VERSION_SUPERSEDED', detail: { current: 2 } } });
    expect((await recordOf(clinic, caseId)).decisions).toHaveLength(2);
  });

  it('does not let the author approve: two more specialists are needed', async () => {
    const caseId = await inReview(clinic);
    const handWritten = revision(1, { origin: 'hand-written', overrides: [{ field: 'options', reason: 'comorbidity', text: '' }] });
    value(await clinic.acts.reviseDecision(caseId, handWritten, by(clinic.people.oncologist)));
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    expect((await recordOf(clinic, caseId)).signatures.map(({ meaning }) => meaning)).toEqual(['authored', 'approved']);
    expect((await recordOf(clinic, caseId)).review).toMatchObject({ kind: 'waiting', missingSeats: [], missingApprovals: 1 });
    value(await sign(clinic, caseId, 'secondOncologist'));
    expect((await recordOf(clinic, caseId)).review).toEqual({ kind: 'met' });
  });
});

describe('withdrawing and recusing', () => {
  it('a withdrawn signature leaves the seat empty and can be given again', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    const [signature] = (await recordOf(clinic, caseId)).signatures;
    const withdraw = (person: 'oncologist' | 'pathologist') =>
      clinic.acts.withdrawSignature(caseId, signature?.id ?? '', 'second thoughts', by(clinic.people[person]));
    expect(await withdraw('pathologist')).toMatchObject(refusal('SIGN_OFF.SIGNATURE_NOT_YOURS'));
    expect(value(await withdraw('oncologist'))).toMatchObject({ repeated: false });
    expect(value(await withdraw('oncologist'))).toMatchObject({ repeated: true });
    expect((await recordOf(clinic, caseId)).review).toMatchObject({ missingSeats: ['oncology', 'pathology'] });
    value(await sign(clinic, caseId, 'oncologist'));
  });

  it('a recusal takes the vote that was cast and every later one, and the quorum is counted anew', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    value(await clinic.acts.recuse(caseId, 'treats the sister of the patient', by(clinic.people.pathologist)));
    expect(await recordOf(clinic, caseId)).toMatchObject({ review: { kind: 'waiting', missingSeats: ['pathology'] } });
    expect(await sign(clinic, caseId, 'pathologist')).toMatchObject(refusal('SIGN_OFF.RECUSED'));
    const { run } = await clinic.work.head(caseId);
    expect(await publish(clinic, caseId, run, 1)).toMatchObject({ kind: 'superseded' });
  });

  it('shows a member on "mine" what waits for his ballot, and no longer once it is cast', async () => {
    const caseId = await inReview(clinic);
    const mine = async () =>
      (await clinic.queries.worklist({ mine: clinic.people.pathologist, limit: 200 })).items.some(({ id }) => id === caseId);
    expect(await mine()).toBe(true);
    value(await sign(clinic, caseId, 'pathologist', 'abstain'));
    expect(await mine()).toBe(false);
  });
});

describe('after issue', () => {
  it('refuses cancellation and every change of the issued version', async () => {
    const caseId = await issued(clinic);
    expect(await clinic.acts.cancelCase(caseId, 'late', by(clinic.people.coordinator))).toMatchObject(refusal('CASE.NOT_IN_STATUS'));
    expect(await clinic.acts.correctDiagnosis(caseId, { code: 'LUAD', text: null }, 'late', by(clinic.people.pathologist))).toMatchObject(
      refusal('CASE.NOT_IN_STATUS'),
    );
    expect(await sign(clinic, caseId, 'geneticist')).toMatchObject(refusal('CASE.NOT_IN_STATUS'));
  });

  it('finds a ballot recorded whose answer was lost, though the report is out meanwhile', async () => {
    const caseId = await inReview(clinic);
    const ballot = await ballotOf(clinic, caseId);
    const first = value(await clinic.acts.castBallot(caseId, ballot, by(clinic.people.oncologist)));
    value(await sign(clinic, caseId, 'pathologist'));
    const { run } = await clinic.work.head(caseId);
    await publish(clinic, caseId, run, 1);
    expect(value(await clinic.acts.castBallot(caseId, ballot, by(clinic.people.oncologist)))).toEqual({ ...first, repeated: true });
  });

  it('an amendment needs its own quorum, names what it replaces, and leaves the original signed', async () => {
    const caseId = await issued(clinic);
    const opened = value(await clinic.acts.openAmendment(caseId, 'amendment', 'new evidence', by(clinic.people.oncologist)));
    expect(opened.revision).toBe(1);
    value(await clinic.acts.reviseDecision(caseId, revision(2), by(clinic.people.oncologist)));
    for (const person of ['oncologist', 'pathologist', 'geneticist'] as const) value(await sign(clinic, caseId, person));
    await throughMachine(clinic, caseId);
    const { run } = await clinic.work.head(caseId);
    expect(await publish(clinic, caseId, run, 3)).toMatchObject({ kind: 'published' });
    const { publications, signatures, status } = await recordOf(clinic, caseId);
    expect(status).toBe('issued');
    expect(publications).toMatchObject([{ kind: 'original' }, { kind: 'amendment', replaces: publications[0]?.id, decisionVersion: 3 }]);
    expect(signatures.filter(({ version }) => version === 1).map(({ voidedAt }) => voidedAt)).toEqual([null, null]);
  });

  it('a rescission recommends nothing', async () => {
    const caseId = await issued(clinic);
    value(await clinic.acts.openAmendment(caseId, 'rescission', 'sample swapped', by(clinic.people.pathologist)));
    expect((await clinic.work.decision(caseId)).decision.content).toMatchObject({
      kind: 'rescission',
      recommendation: 'no-recommendation',
      options: [],
      kindReason: 'sample swapped',
    });
  });
});
