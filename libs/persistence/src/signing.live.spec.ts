import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SoftwareAuthenticator } from '@consilium/ledger/spec-support';
import { sessions, subjects, users } from './index.ts';
import { fsck } from './ledger/fsck/fsck.ts';
import { sessionActor } from './signing/session-actor.ts';
import { brokenSignatures } from './signing/signature-evidence.ts';
import { withSql } from './sql.ts';
import { PASSWORD, by, inReview, openClinic, publish, recordOf, sign, value } from './spec-support/clinic.ts';
import type { Clinic, Person } from './spec-support/clinic.ts';
import { forged, raw } from './spec-support/by-hand.ts';
import { confirmedKey, keyBallot, proposedKey, signByKey } from './spec-support/signing.ts';

let clinic: Clinic;
let keys: Readonly<Record<'oncologist' | 'pathologist', SoftwareAuthenticator>>;
beforeAll(async () => {
  clinic = await openClinic();
  keys = { oncologist: await confirmedKey(clinic, 'oncologist'), pathologist: await confirmedKey(clinic, 'pathologist', -8) };
}, 120_000);
afterAll(() => clinic?.close());

/** As the superuser, with every guard asleep: what no role of ours can do. */
const asSuperuser = (table: string, ...statements: string[]): Promise<void> =>
  raw(clinic.ownerUrl, `ALTER TABLE ${table} DISABLE TRIGGER USER`, ...statements, `ALTER TABLE ${table} ENABLE TRIGGER USER`);
const broken = async (): Promise<readonly (readonly [string, readonly string[]])[]> => {
  const found: (readonly [string, readonly string[]])[] = [];
  await withSql(clinic.verifier, async (sql) => {
    for await (const { caseId, codes } of brokenSignatures(sql, 2)) found.push([caseId, codes]);
  });
  return found;
};

describe('a signature by key', () => {
  it('keeps the whole evidence, counts for the quorum, and is published after its evidence was checked again (SIG-02, SIG-20)', async () => {
    const caseId = await inReview(clinic);
    for (const part of ['explanation', 'decision', 'decision'])
      await clinic.audit.recordRead(clinic.people.oncologist, part, [caseId], randomUUID());
    value(await signByKey(clinic, caseId, 'oncologist', keys.oncologist));
    value(await signByKey(clinic, caseId, 'pathologist', keys.pathologist));
    const { signatures } = await recordOf(clinic, caseId);
    expect(signatures).toMatchObject([
      { method: 'webauthn', assurance: 'cryptographic', meaning: 'approved', printedName: 'Dr oncologist', timeZone: 'Europe/Berlin' },
      { method: 'webauthn', assurance: 'cryptographic' },
    ]);
    const rows: readonly { evidence: unknown }[] = await clinic.verifier.query(
      `SELECT evidence FROM clinic.signature WHERE case_id = '${caseId}' ORDER BY signed_at`,
    );
    expect(rows[0]?.evidence).toMatchObject({
      kind: 'webauthn',
      credential: keys.oncologist.credential,
      publicKey: keys.oncologist.publicKey,
      origin: 'http://localhost:8080',
      rpId: 'localhost',
      payload: { record: { id: caseId, version: 1 }, meaning: 'approved', basis: { opened: ['decision', 'explanation'] } },
    });
    const { run } = await clinic.work.head(caseId);
    expect(await publish(clinic, caseId, run, 1)).toMatchObject({ kind: 'published' });
  });

  it('is found recorded when its answer was lost, and gives no second one', async () => {
    const caseId = await inReview(clinic);
    const ballot = await keyBallot(clinic, caseId, 'oncologist', keys.oncologist);
    const first = value(await clinic.signing.castBallot(caseId, ballot, by(clinic.people.oncologist)));
    const again = value(await clinic.signing.castBallot(caseId, ballot, by(clinic.people.oncologist)));
    expect([again.actId, again.repeated]).toEqual([first.actId, true]);
    const other = await clinic.signing.castBallot(caseId, { ...ballot, ballotId: randomUUID() }, by(clinic.people.oncologist));
    expect(other).toMatchObject({ ok: false, refusal: { code: 'SIGN_OFF.CHALLENGE_USED' } });
  });

  it('is one of eight that come at once with the same evidence', async () => {
    const caseId = await inReview(clinic);
    const ballot = await keyBallot(clinic, caseId, 'pathologist', keys.pathologist);
    const context = by(clinic.people.pathologist);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => clinic.signing.castBallot(caseId, { ...ballot, ballotId: randomUUID() }, context)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await recordOf(clinic, caseId)).signatures).toHaveLength(1);
  });

  it('needs neither a password nor one beside the key', async () => {
    const caseId = await inReview(clinic);
    const ballot = await keyBallot(clinic, caseId, 'oncologist', keys.oncologist);
    for (const proof of [{ password: PASSWORD }, { assertion: undefined }])
      expect(await clinic.signing.castBallot(caseId, { ...ballot, ...proof }, by(clinic.people.oncologist))).toMatchObject({
        ok: false,
        refusal: { code: 'SIGN_OFF.PROOF_MISSING' },
      });
  });
});

describe('a key used twice at once', () => {
  it('is taken once when it and its copy answer with one count (SIG-02)', async () => {
    const [one, other] = [await inReview(clinic), await inReview(clinic)];
    const device = await confirmedKey(clinic, 'secondOncologist');
    const context = by(clinic.people.secondOncologist);
    const ballots = [
      [one, await keyBallot(clinic, one, 'secondOncologist', device, { ceremony: { count: 40 } })],
      [other, await keyBallot(clinic, other, 'secondOncologist', device, { ceremony: { count: 40 } })],
    ] as const;
    const outcomes = await Promise.all(ballots.map(([caseId, ballot]) => clinic.signing.castBallot(caseId, ballot, context)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'SIGN_OFF.EVIDENCE_REFUSED', detail: { code: 'SIGN.COUNTER_BACK' } },
    });
  });

  it('enters its uses in the order of its count, or not at all: the log is read in that order (SIG-20)', async () => {
    const [waiting, quick] = [await inReview(clinic), await inReview(clinic)];
    const device = await confirmedKey(clinic, 'geneticist');
    const context = by(clinic.people.geneticist);
    const [first, second] = [
      await keyBallot(clinic, waiting, 'geneticist', device, { ceremony: { count: 7 } }),
      await keyBallot(clinic, quick, 'geneticist', device, { ceremony: { count: 8 } }),
    ];
    const runner = clinic.owner.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT 1 FROM clinic.case WHERE id = $1 FOR UPDATE', [waiting]);
    const held = clinic.signing.castBallot(waiting, first, context);
    const counted = async (): Promise<boolean> =>
      (await clinic.owner.query('SELECT 1 FROM clinic.credential WHERE id = $1 AND sign_count = 7', [device.credential])).length > 0;
    while (!(await counted())) await sleep(10);
    value(await clinic.signing.castBallot(quick, second, context));
    await runner.rollbackTransaction();
    await runner.release();
    expect(await held).toMatchObject({ ok: false, refusal: { detail: { code: 'SIGN.COUNTER_BACK' } } });
  });
});

describe('a key that its owner may not hold', () => {
  it('is not confirmed by who gave the account its way in, alone an administrator enrols none for another (SIG-09)', async () => {
    const { administrator, pathologist } = clinic.people;
    const made = value(
      await users(clinic.verifier, { demoAllowed: true }).create(
        { login: 'newcomer', name: 'Dr newcomer', roles: ['oncologist'], specialty: 'oncology', password: PASSWORD },
        administrator,
      ),
    );
    const ofNew = {
      signing: clinic.signing,
      people: { ...clinic.people, oncologist: { ...clinic.people.oncologist, id: made.id, name: made.name } },
    };
    const linked = { issuer: 'https://idp.example', subject: 'the administrator in disguise' };
    value(await subjects(clinic.verifier).link(clinic.people.geneticist.id, linked, { by: administrator }));
    for (const device of [await proposedKey(ofNew, 'oncologist'), await proposedKey(clinic, 'geneticist')]) {
      expect(await clinic.signing.confirmKey(device.credential, 'photo-id', { password: PASSWORD }, by(administrator))).toMatchObject({
        ok: false,
        refusal: { code: 'CREDENTIAL.NOT_SECOND' },
      });
      const confirmed = await clinic.signing.confirmKey(device.credential, 'photo-id', { password: PASSWORD }, by(pathologist));
      expect(value(confirmed)).toMatchObject({ status: 'active' });
    }
    const denials = await clinic.audit.list({ action: 'credential-confirmed', outcome: 'refused' });
    expect(denials.items.map(({ reason }) => reason)).toContain('CREDENTIAL.NOT_SECOND');
  });

  it('is nobody’s in a session that has ended, run out or been idle too long (ACC-04)', async () => {
    const open = async () =>
      value(await sessions(clinic.verifier, { demoAllowed: true }).create(clinic.people.oncologist.id, 'r-1')).session.id;
    for (const spoilt of [
      'revoked_at = now()',
      `absolute_until = now() - interval '1 second'`,
      `last_seen_at = now() - interval '61 minutes'`,
    ]) {
      const session = await open();
      expect(await sessionActor(clinic.verifier, session, 60)).toMatchObject({ id: clinic.people.oncologist.id });
      await raw(clinic.ownerUrl, `SET session_replication_role = replica; UPDATE clinic.session SET ${spoilt} WHERE id = '${session}'`);
      expect(await sessionActor(clinic.verifier, session, 60)).toBeNull();
    }
  });
});

describe('a policy of keys only (SIG-07/08)', () => {
  const POLICY = `{"id":"default","version":2,"presence":["oncology","pathology"],"minApprovals":2,"minApprovingSpecialties":2,"vetoSeats":[],"allowAttested":false}`;
  const strictly = async (work: () => Promise<void>): Promise<void> => {
    await asSuperuser('clinic.policy', `INSERT INTO clinic.policy (id, version, body) VALUES ('default', 2, '${POLICY}')`);
    try {
      await work();
    } finally {
      await asSuperuser('clinic.policy', `DELETE FROM clinic.policy WHERE version = 2`);
    }
  };

  it('refuses passwords, counts no password signature given before, and publishes by keys', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await strictly(async () => {
      const other = await inReview(clinic);
      expect(await sign(clinic, other, 'oncologist')).toMatchObject({ ok: false, refusal: { code: 'SIGN_OFF.PASSWORD_NOT_ALLOWED' } });
      expect((await recordOf(clinic, caseId)).review).toMatchObject({ kind: 'waiting', missingApprovals: 2 });
      const publication = `INSERT INTO clinic.publication (id, case_id, version, digest) SELECT '${randomUUID()}', case_id, version, sha256 FROM clinic.decision_version WHERE case_id = '${caseId}'`;
      await expect(forged(clinic, caseId, publication)).rejects.toThrow(/QUORUM_NOT_MET/);
      value(await signByKey(clinic, other, 'oncologist', keys.oncologist));
      value(await signByKey(clinic, other, 'pathologist', keys.pathologist));
      expect((await recordOf(clinic, other)).review).toEqual({ kind: 'met' });
    });
    expect((await recordOf(clinic, caseId)).review).toEqual({ kind: 'met' });
  });
});

describe('a signature as superuser, past every guard (SIG-PUB)', () => {
  const signed = async (): Promise<string> => {
    const caseId = await inReview(clinic);
    value(await signByKey(clinic, caseId, 'oncologist', keys.oncologist));
    value(await signByKey(clinic, caseId, 'pathologist', keys.pathologist));
    return caseId;
  };
  const ROW = (caseId: string) => `case_id = '${caseId}' AND specialty = 'oncology'`;

  it.each<[string, string, (caseId: string) => string]>([
    ['made of a payload without the key', 'SIGN.SIGNATURE_INVALID', (id) => `UPDATE clinic.signature SET evidence = jsonb_set(evidence, '{signature}', '"MEUCIQDKc0XJ8lGgaVpvMhYIgYQnhyWNrTOvN7r2rIa4k9d7hgIgKNSZgSnhlkzrHvKvLIIhVQ6aB1TxzXz3h5OPO2S9Wr8"') WHERE ${ROW(id)}`],
    ['with another meaning', 'SIGN.PAYLOAD_MISMATCH', (id) => `UPDATE clinic.signature SET meaning = 'dissent' WHERE ${ROW(id)}`],
    ['with another name', 'SIGN.PAYLOAD_MISMATCH', (id) => `UPDATE clinic.signature SET printed_name = 'Dr Else' WHERE ${ROW(id)}`],
    ['moved in time', 'SIGN.PAYLOAD_MISMATCH', (id) => `UPDATE clinic.signature SET signed_at = signed_at - interval '1 day' WHERE ${ROW(id)}`],
    ['whose payload was changed with it', 'SIGN.CHALLENGE_WRONG', (id) => `UPDATE clinic.signature SET meaning = 'dissent', evidence = jsonb_set(evidence, '{payload,meaning}', '"dissent"') WHERE ${ROW(id)}`],
    ['that passes a password off as a key', 'SIGN.EVIDENCE_MALFORMED', (id) => `UPDATE clinic.signature SET evidence = '{"kind":"webauthn"}' WHERE ${ROW(id)}`],
    ['of a person who holds another key', 'SIGN.CREDENTIAL_NOT_SIGNERS', (id) => `UPDATE clinic.signature SET signer = '${clinic.people.secondOncologist.id}' WHERE ${ROW(id)}`],
  ])('%s is named, and stops the publication', async (_what, code, statement) => {
    const caseId = await signed();
    await asSuperuser('clinic.signature', statement(caseId));
    try {
      expect(await broken()).toContainEqual([caseId, expect.arrayContaining([code])]);
      const { run } = await clinic.work.head(caseId);
      await expect(publish(clinic, caseId, run, 1)).rejects.toMatchObject({ code: 'SIGN_OFF.EVIDENCE_BROKEN' });
    } finally {
      await asSuperuser('clinic.signature', `DELETE FROM clinic.signature WHERE case_id = '${caseId}'`);
    }
    expect(await broken()).toEqual([]);
  }); // prettier-ignore

  it.each<[string, string, string]>([
    ['was swapped for another', 'SIGN.CREDENTIAL_UNKNOWN', `public_key = '\\x01'`],
    ['was never confirmed', 'SIGN.CREDENTIAL_UNCONFIRMED', `status = 'proposed', confirmed_by = NULL, confirmed_at = NULL, identity_check = NULL`],
  ])('whose key %s is named', async (_what, code, set) => {
    const caseId = await signed();
    const where = `WHERE id = '${keys.oncologist.credential}'`;
    const [before]: readonly Readonly<Record<string, string>>[] = await clinic.owner.query(
      `SELECT encode(public_key, 'hex') AS key, clinic.iso(confirmed_at) AS at FROM clinic.credential ${where}`,
    );
    await asSuperuser('clinic.credential', `UPDATE clinic.credential SET ${set} ${where}`);
    expect(await broken()).toContainEqual([caseId, expect.arrayContaining([code])]);
    await asSuperuser(
      'clinic.credential',
      `UPDATE clinic.credential SET public_key = '\\x${before?.['key']}', status = 'active', identity_check = 'photo-id', confirmed_by = '${clinic.people.administrator.id}', confirmed_at = '${before?.['at']}' ${where}`,
    );
    expect(await broken()).toEqual([]);
  }); // prettier-ignore
});

describe('fsck', () => {
  it('names a signature whose evidence was put in another’s place (SIG-PUB, AUD-31)', async () => {
    const caseId = await inReview(clinic);
    value(await signByKey(clinic, caseId, 'pathologist', keys.pathologist));
    const where = `WHERE case_id = '${caseId}'`;
    const before = `(SELECT evidence->>'signature' FROM clinic.signature ${where})`;
    const [kept]: readonly { signature: string }[] = await clinic.owner.query(`SELECT ${before} AS signature`);
    const put = (signature: string): Promise<void> =>
      asSuperuser(
        'clinic.signature',
        `UPDATE clinic.signature SET evidence = jsonb_set(evidence, '{signature}', '"${signature}"') ${where}`,
      );
    const codes = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      await fsck(clinic.owner, { verifiers: [], report: ({ code, message }) => void (message.includes(caseId) && found.push(code)) });
      return found;
    };
    await put('AAAA');
    expect(await codes()).toContain('SIGN.SIGNATURE_INVALID');
    await put(kept?.signature ?? '');
    expect(await codes()).toEqual([]);
  });
});

describe('rows of signatures and keys by SQL (SIG-PUB, SIG-09, SIG-15, SIG-19)', () => {
  const evidence = `'{"kind":"password","checkedBy":"server"}'`;
  const insertSignature = (caseId: string, ballot: string, row = `'password', 'attested', ${evidence}`): string =>
    `INSERT INTO clinic.signature (id, ballot_id, case_id, version, signer, printed_name, specialty, roles, meaning, digest, signed_at, time_zone, method, assurance, evidence)
     SELECT '${randomUUID()}', '${ballot}', case_id, 1, '${clinic.people.oncologist.id}', 'Dr oncologist', 'oncology', '{}', 'approved', sha256, now(), 'Europe/Berlin', ${row}
     FROM clinic.decision_version WHERE case_id = '${caseId}'`;
  const insertBallot = (caseId: string, ballot: string): string =>
    `INSERT INTO clinic.ballot (id, case_id, version, voter, choice, at) VALUES ('${ballot}', '${caseId}', 1, '${clinic.people.oncologist.id}', 'agree', now())`;
  const key = (person: Person, more = `'proposed', clock_timestamp(), 'pwd', NULL, NULL, NULL`): string =>
    `INSERT INTO clinic.credential (id, user_id, public_key, alg, sign_count, transports, label, status, proposed_at, identity_proof, identity_check, confirmed_by, confirmed_at)
     VALUES ('${randomUUID().replaceAll('-', '')}', '${clinic.people[person].id}', decode('${randomUUID().replaceAll('-', '')}', 'hex'), -7, 0, '{}', 'l', ${more})`;
  let caseId: string;
  beforeAll(async () => {
    caseId = await inReview(clinic);
  });

  it.each([
    ['the API and the worker', 'appUrl', /permission denied/],
    ['the owner of the schema, which migrations run under', 'ownerUrl', /only the verification process/],
  ] as const)('are refused to %s', async (_who, url, message) => {
    const at = clinic[url];
    const ballot = randomUUID();
    for (const statement of [
      insertSignature(caseId, ballot),
      key('oncologist'),
      `UPDATE clinic.credential SET sign_count = 99`,
      `INSERT INTO clinic.credential_revocation VALUES ('${keys.oncologist.credential}', now(), '${clinic.people.auditor.id}', 'r')`,
      `INSERT INTO clinic.signature_challenge (id, kind, signer, payload, issued_at, expires_at) VALUES ('${randomUUID()}', 'enrolment', '${clinic.people.auditor.id}', '{}', now(), now() + interval '1 minute')`,
    ])
      await expect(raw(at, statement)).rejects.toThrow(message);
  });

  it('are refused to a role that only plays the verification process', async () => {
    await expect(raw(clinic.appUrl, 'SET ROLE signature_verifier', insertSignature(caseId, randomUUID()))).rejects.toThrow(
      /permission denied/,
    );
    // The owner of the suites is a superuser and may play anybody: who is connected still counts.
    await expect(raw(clinic.ownerUrl, 'SET ROLE signature_verifier', insertSignature(caseId, randomUUID()))).rejects.toThrow(
      /only the verification process/,
    );
  });

  const attempt = async (row: string, at = caseId): Promise<void> => {
    const ballot = randomUUID();
    await forged({ app: clinic.verifier }, at, insertBallot(at, ballot), insertSignature(at, ballot, row));
  };
  it('of the verification process itself stand when they are true: the control of what is refused to it below', async () => {
    const other = await inReview(clinic);
    await attempt(`'password', 'attested', ${evidence}`, other);
    expect((await recordOf(clinic, other)).signatures).toMatchObject([{ method: 'password', assurance: 'attested' }]);
  });

  const payload = (more: object = {}) => {
    const said = { record: { type: 'decision', id: caseId, version: 1 }, signer: clinic.people.oncologist.id, meaning: 'approved', name: 'Dr oncologist', zone: 'Europe/Berlin', ...more };
    return `'webauthn', 'cryptographic', jsonb_build_object('kind', 'webauthn', 'credential', '${keys.oncologist.credential}', 'payload', '${JSON.stringify(said)}'::jsonb)`;
  }; // prettier-ignore
  it.each<[string, () => string, RegExp]>([
    ['evidence of another case', () => payload({ record: { id: randomUUID(), version: 1 } }), /evidence is of another signature/],
    ['evidence without a digest', () => payload(), /evidence is of another signature/],
    ['evidence of another signer', () => payload({ signer: clinic.people.pathologist.id }), /evidence is of another signature/],
    ['a password said to be a key', () => `'password', 'cryptographic', ${evidence}`, /signature_of_evidence/],
    ['a key said to be a password', () => payload().replace('cryptographic', 'attested'), /evidence is of another|signature_of_evidence/],
    ['another kind than its evidence', () => `'webauthn', 'cryptographic', ${evidence}`, /evidence is of another/],
    ['a password with more to say', () => `'password', 'attested', '{"kind":"password","checkedBy":"me"}'`, /no other evidence/],
    ['no evidence', () => `'password', 'attested', '{}'`, /no other evidence/],
  ])('are refused to the verification process itself with %s', async (_what, row, message) => {
    await expect(attempt(row())).rejects.toThrow(message);
  });

  it.each<[string, string, RegExp]>([
    ['a key that begins confirmed', `'active', clock_timestamp(), 'pwd', 'in-person', (SELECT id FROM clinic.user WHERE login = 'auditor'), now()`, /begins as a proposal/],
    ['a key confirmed by its owner', `'active', clock_timestamp(), 'pwd', 'in-person', (SELECT id FROM clinic.user WHERE login = 'oncologist'), now()`, /begins as a proposal|check/],
    ['a key without a proof of identity', `'proposed', clock_timestamp(), 'none', NULL, NULL, NULL`, /check/],
    ['a proposed key', `'proposed', clock_timestamp(), 'pwd', NULL, NULL, NULL`, /no ledger entry/],
  ])('are refused to it: %s', async (_what, more, message) => {
    await expect(forged({ app: clinic.verifier }, caseId, key('oncologist', more))).rejects.toThrow(message);
  }); // prettier-ignore

  it.each([
    ['a confirmed key that changes hands', `user_id = (SELECT id FROM clinic.user WHERE login = 'pathologist')`, /permission denied/],
    ['another public key', `public_key = '\\x01'`, /permission denied/],
    ['a counter that falls', 'sign_count = 0', /counter never falls/],
    ['another confirmer', `confirmed_by = (SELECT id FROM clinic.user WHERE login = 'auditor')`, /a confirmation stays/],
  ])('are refused to it: %s', async (_what, set, message) => {
    value(await signByKey(clinic, await inReview(clinic), 'oncologist', keys.oncologist));
    await expect(raw(clinic.verifierUrl, `UPDATE clinic.credential SET ${set} WHERE id = '${keys.oncologist.credential}'`)).rejects.toThrow(
      message,
    );
  });

  it('are refused to it: a key confirmed by its owner, or without an entry', async () => {
    const device = await proposedKey(clinic, 'geneticist');
    const confirm = (login: string) =>
      `UPDATE clinic.credential SET status = 'active', identity_check = 'in-person', confirmed_at = now(), confirmed_by = (SELECT id FROM clinic.user WHERE login = '${login}') WHERE id = '${device.credential}'`;
    await expect(raw(clinic.verifierUrl, confirm('geneticist'))).rejects.toThrow(/a second, active person|check/);
    await expect(raw(clinic.verifierUrl, confirm('auditor'))).rejects.toThrow(/no ledger entry/);
  });

  it('are changed and deleted by nobody', async () => {
    const gone = await proposedKey(clinic, 'geneticist');
    value(await clinic.signing.revokeKey(gone.credential, 'lost on the train', by(clinic.people.geneticist)));
    value(await sign(clinic, await inReview(clinic), 'pathologist'));
    const deletions = ['signature', 'credential', 'credential_revocation'].map((table) => `DELETE FROM clinic.${table}`);
    for (const url of [clinic.appUrl, clinic.verifierUrl, clinic.ownerUrl])
      for (const statement of [`UPDATE clinic.signature SET meaning = 'approved'`, ...deletions, 'TRUNCATE clinic.credential CASCADE'])
        await expect(raw(url, statement)).rejects.toThrow(/permission denied|append-only/);
  });

  it.each([
    ['answered already', `used_at = now()`, /answered once/],
    ['made to last', `expires_at = now() + interval '1 day'`, /permission denied/],
    ['put another question', `payload = '{}'`, /permission denied/],
  ])('keep their challenge as it was asked: one %s is refused', async (_what, set, message) => {
    const caseOfIt = await inReview(clinic);
    const { assertion } = await keyBallot(clinic, caseOfIt, 'oncologist', keys.oncologist);
    const where = `WHERE id = '${assertion?.challenge}'`;
    await raw(clinic.verifierUrl, `UPDATE clinic.signature_challenge SET used_at = now() ${where}`);
    await expect(raw(clinic.verifierUrl, `UPDATE clinic.signature_challenge SET ${set} ${where}`)).rejects.toThrow(message);
  });
});
