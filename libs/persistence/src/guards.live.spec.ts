import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { ENGINE, openDatabase } from './index.ts';
import { appendEntry, databaseNow } from './ledger/append-entry.ts';
import { inTransaction } from './sql.ts';
import { inReview, issued, openClinic, recordOf, revision, by, sign, submitted, value } from './spec-support/clinic.ts';
import type { Clinic, Person } from './spec-support/clinic.ts';

/** Each guard of the database with the violation planted by hand: what no bug above and no statement as either role may do. */
let clinic: Clinic;
let issuedCase: string;
beforeAll(async () => {
  clinic = await openClinic();
  issuedCase = await issued(clinic);
  await clinic.work.planFollowUp(issuedCase);
}, 120_000);
afterAll(() => clinic?.close());

const raw = async (url: string, ...statements: string[]): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A change of the case by hand with a forged entry beside it, so that only the guard under test can stop it. */
const forged = (caseId: string, ...statements: string[]): Promise<void> =>
  inTransaction(clinic.app, async (sql) => {
    await appendEntry(sql, {
      id: randomUUID(),
      actor: ENGINE,
      act: 'forged',
      object: { type: 'forged', id: caseId, version: null },
      caseId,
      now: await databaseNow(sql),
    });
    for (const statement of statements) await sql.run(statement);
  });

const APPEND_ONLY = [
  'ledger.entry',
  'clinic.case_run',
  'clinic.waiver',
  'clinic.step_document',
  'clinic.decision_version',
  'clinic.decision_void',
  'clinic.recusal',
  'clinic.ballot',
  'clinic.signature',
  'clinic.signature_void',
  'clinic.policy',
  'clinic.publication',
  'clinic.report_artifact',
  'knowledge.release',
];
const LASTING = ['clinic.user', 'clinic.case', 'clinic.case_file', 'clinic.note', 'clinic.act', 'clinic.follow_up_task'];

describe('append-only tables (AUD-05)', () => {
  beforeAll(async () => {
    // A row in every table, so that a row trigger has something to refuse.
    const caseId = await submitted(clinic);
    await clinic.work.saveIntake(
      { caseId, run: 2 },
      { holds: [{ code: 'INTAKE.QUALITY_LOW', message: 'm', waivable: true, owner: 'laboratory' }], releases: [] },
    );
    value(await clinic.acts.waiveQuality(caseId, 'reason', by(clinic.people.pathologist)));
    value(await clinic.acts.addNote(caseId, 'note', null, by(clinic.people.pathologist)));
    const reviewed = await inReview(clinic);
    value(await sign(clinic, reviewed, 'oncologist'));
    value(await clinic.acts.reviseDecision(reviewed, revision(1), by(clinic.people.oncologist)));
    value(await clinic.acts.recuse(reviewed, 'reason', by(clinic.people.geneticist)));
  });

  it.each(APPEND_ONLY)('%s refuses UPDATE, DELETE and TRUNCATE of the application and of the owner', async (table) => {
    const column =
      {
        'ledger.entry': 'action',
        'clinic.policy': 'id',
        'knowledge.release': 'source',
        'clinic.report_artifact': 'kind',
        'clinic.publication': 'kind',
      }[table] ?? 'case_id';
    for (const statement of [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      await expect(raw(clinic.appUrl, statement)).rejects.toThrow(/permission denied/);
      await expect(raw(clinic.ownerUrl, statement)).rejects.toThrow(/append-only/);
    }
  });

  it.each(LASTING)('%s loses no row, whoever asks', async (table) => {
    for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      await expect(raw(clinic.appUrl, statement)).rejects.toThrow(/permission denied/);
      await expect(raw(clinic.ownerUrl, statement)).rejects.toThrow(/append-only/);
    }
  });

  it('refuses to rewrite an act, even its owner', async () => {
    await expect(raw(clinic.ownerUrl, `UPDATE clinic.act SET kind = 'note-added'`)).rejects.toThrow(/append-only/);
  });

  it('gives the application no way to change schema, triggers or roles', async () => {
    for (const statement of [
      'ALTER TABLE ledger.entry DISABLE TRIGGER ALL',
      'DROP TRIGGER guard_publication ON clinic.publication',
      'CREATE TABLE clinic.x (id int)',
      `SET ROLE ${new URL(clinic.ownerUrl).username}`,
    ])
      await expect(raw(clinic.appUrl, statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});

describe('entries', () => {
  it('refuses to commit a change of a case that has no entry (AUD-02)', async () => {
    await expect(
      raw(clinic.appUrl, `UPDATE clinic.case SET stage = 'report', version = version + 1 WHERE id = '${issuedCase}'`),
    ).rejects.toThrow(/no ledger entry/);
    await expect(raw(clinic.appUrl, `UPDATE clinic.case SET stage = 'report' WHERE id = '${issuedCase}'`)).rejects.toThrow(/to the next/);
    expect(await clinic.work.head(issuedCase)).toMatchObject({ stage: 'follow-up' });
  });

  it('refuses a change whose entry is of another case, another version, or another transaction (AUD-02)', async () => {
    const bump = `UPDATE clinic.case SET stage = 'report', version = version + 1 WHERE id = '${issuedCase}'`;
    await expect(forged(await submitted(clinic), bump)).rejects.toThrow(/no ledger entry/);
    await expect(forged(issuedCase, bump)).rejects.toThrow(/no ledger entry/);
    await forged(issuedCase);
    await expect(raw(clinic.appUrl, bump)).rejects.toThrow(/no ledger entry/);
  });

  it('refuses a note, a file or a task without entry (AUD-02)', async () => {
    await expect(
      raw(
        clinic.appUrl,
        `INSERT INTO clinic.note VALUES ('${randomUUID()}', '${issuedCase}', 't', '${clinic.people.oncologist.id}', 'n', now())`,
      ),
    ).rejects.toThrow(/no ledger entry/);
    await expect(raw(clinic.appUrl, `UPDATE clinic.follow_up_task SET status = 'due' WHERE case_id = '${issuedCase}'`)).rejects.toThrow(
      /no ledger entry/,
    );
  });

  it('takes clock and columns from the database and the hashed body, not from the writer', async () => {
    const id = randomUUID();
    await inTransaction(clinic.app, (sql) =>
      appendEntry(sql, {
        id,
        actor: ENGINE,
        act: 'clock-test',
        object: { type: 't', id: 'x', version: null },
        now: '1999-01-01T00:00:00.000Z',
      }),
    );
    const [entry] = (await clinic.audit.list({ action: 'clock-test' })).items;
    expect(entry?.at.slice(0, 4)).not.toBe('1999');
    await expect(
      raw(
        clinic.appUrl,
        `INSERT INTO ledger.entry (id, actor_name, body, body_sha256) SELECT '${randomUUID()}', 'x', body, body_sha256 FROM ledger.entry WHERE id = '${id}'`,
      ),
    ).rejects.toThrow(/body of another entry/);
    await expect(
      raw(
        clinic.appUrl,
        `INSERT INTO ledger.entry (id, actor_name, body, body_sha256) SELECT id, 'x', body || ' ', body_sha256 FROM ledger.entry WHERE id = '${id}'`,
      ),
    ).rejects.toThrow(/entry_check|body_sha256|violates check/);
  });
});

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
    await expect(forged(caseId, publish(caseId))).rejects.toThrow(/QUORUM_NOT_MET/);
  });

  it('is refused when presence is full but approvals lack', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist', 'dissent'));
    value(await sign(clinic, caseId, 'pathologist'));
    await expect(forged(caseId, publish(caseId))).rejects.toThrow(/QUORUM_NOT_MET: 1 approvals/);
  });

  it('is refused when the approvals are of one specialty', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'secondOncologist'));
    value(await sign(clinic, caseId, 'pathologist', 'abstain'));
    await expect(forged(caseId, publish(caseId))).rejects.toThrow(/QUORUM_NOT_MET: 2 approvals of 1 specialties/);
  });

  it('is refused when the author is one of two signers', async () => {
    const caseId = await inReview(clinic);
    value(await clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.oncologist)));
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await expect(forged(caseId, publish(caseId, 2))).rejects.toThrow(/QUORUM_NOT_MET/);
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
    ['a signer is no longer active', async () => clinic.owner.query(`UPDATE clinic.user SET active = false WHERE login = 'oncologist'`)],
  ])('is refused when %s', async (_, undo) => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await undo(caseId);
    try {
      await expect(forged(caseId, publish(caseId))).rejects.toThrow(/QUORUM_NOT_MET/);
    } finally {
      await clinic.owner.query(`UPDATE clinic.user SET active = true WHERE login = 'oncologist'`);
    }
  });

  it('is refused with another digest, of a void version, of a version that is not the newest, and a second time', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await expect(forged(caseId, publish(caseId, 1, 'f'.repeat(64)))).rejects.toThrow(/DIGEST_MISMATCH/);
    await expect(forged(caseId, publish(caseId, 9))).rejects.toThrow(/VERSION_SUPERSEDED/);
    value(await clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.pathologist)));
    await expect(forged(caseId, publish(caseId, 1))).rejects.toThrow(/VERSION_SUPERSEDED/);
    await expect(forged(issuedCase, publish(issuedCase))).rejects.toThrow(/VERSION_SUPERSEDED/);
  });

  it('is refused without an entry even when the quorum is met, and goes through with one', async () => {
    const caseId = await inReview(clinic);
    value(await sign(clinic, caseId, 'oncologist'));
    value(await sign(clinic, caseId, 'pathologist'));
    await expect(raw(clinic.appUrl, publish(caseId))).rejects.toThrow(/no ledger entry/);
    await forged(caseId, publish(caseId));
  });
});

describe('signatures by raw SQL as the application', () => {
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
      `INSERT INTO clinic.signature (id, ballot_id, case_id, version, signer, signer_kind, printed_name, specialty, roles, meaning, digest, signed_at, time_zone, method)
       VALUES ('${randomUUID()}', '${ballot}', '${caseId}', ${version}, '${signer}', '${more.kind ?? 'person'}', 'n', '${more.specialty ?? 'oncology'}', '{}', '${more.meaning ?? 'approved'}', '${digest}', now(), 'UTC', 'password')`,
    ];
  };

  it('are refused for a service, whatever kind it claims (SIG-15)', async () => {
    const caseId = await inReview(clinic);
    const service = randomUUID();
    await clinic.owner.query(
      `INSERT INTO clinic.user (id, login, name, kind, roles) VALUES ('${service}', 'robot-${service}', 'Robot', 'service', '{}')`,
    );
    await expect(forged(caseId, ...(await signature(caseId, { signer: service })))).rejects.toThrow(/NOT_ENTITLED/);
    await expect(forged(caseId, ...(await signature(caseId, { signer: service, kind: 'service' })))).rejects.toThrow(/NOT_ENTITLED|check/);
    await expect(
      clinic.owner.query(`INSERT INTO clinic.user (login, name, kind, roles, specialty) VALUES ('r', 'R', 'service', '{}', 'oncology')`),
    ).rejects.toThrow(/check/);
    await expect(raw(clinic.appUrl, `UPDATE clinic.user SET kind = 'person' WHERE id = '${service}'`)).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['a seat the signer does not hold', { specialty: 'pathology' }, /NOT_ENTITLED/],
    ['another meaning than the ballot', { meaning: 'dissent' }, /NOT_ENTITLED/],
    ['another content', { digest: 'f'.repeat(64) }, /DIGEST_MISMATCH/],
  ])('are refused for %s', async (_, more, message) => {
    const caseId = await inReview(clinic);
    await expect(forged(caseId, ...(await signature(caseId, more)))).rejects.toThrow(message);
  });

  it("are refused over another person's ballot, twice by one person, and after a recusal", async () => {
    const caseId = await inReview(clinic);
    await expect(forged(caseId, ...(await signature(caseId, { voter: clinic.people.pathologist.id })))).rejects.toThrow(/NOT_ENTITLED/);
    await forged(caseId, ...(await signature(caseId)));
    await expect(forged(caseId, ...(await signature(caseId)))).rejects.toThrow(/ALREADY_SIGNED/);
    value(await clinic.acts.recuse(caseId, 'r', by(clinic.people.oncologist)));
    await expect(forged(caseId, ...(await signature(caseId)))).rejects.toThrow(/RECUSED/);
  });

  it('of the author can not say approved, and none can be put on an old version', async () => {
    const caseId = await inReview(clinic);
    value(await clinic.acts.reviseDecision(caseId, revision(1), by(clinic.people.oncologist)));
    await expect(forged(caseId, ...(await signature(caseId, { version: '2' })))).rejects.toThrow(/nobody approves own work/);
    await expect(forged(caseId, ...(await signature(caseId)))).rejects.toThrow(/VERSION_SUPERSEDED/);
  });

  it('of a published version can not be made void', async () => {
    const [first] = (await recordOf(clinic, issuedCase)).signatures;
    await expect(
      forged(issuedCase, `INSERT INTO clinic.signature_void VALUES ('${first?.id}', '${issuedCase}', 'r', NULL, now())`),
    ).rejects.toThrow(/ALREADY_ISSUED/);
    await expect(forged(issuedCase, `INSERT INTO clinic.decision_void VALUES ('${issuedCase}', 1, 'r', now())`)).rejects.toThrow(
      /ALREADY_ISSUED/,
    );
  });

  it('policies under which one person could publish can not be stored', async () => {
    for (const body of [
      '{"presence":[],"minApprovals":2,"minApprovingSpecialties":2}',
      '{"presence":["oncology"],"minApprovals":1,"minApprovingSpecialties":1}',
      '{}',
    ])
      await expect(raw(clinic.appUrl, `INSERT INTO clinic.policy (id, version, body) VALUES ('default', 99, '${body}')`)).rejects.toThrow(
        /check/,
      );
  });
});

it('says in one sentence which database can not be reached, without its password', async () => {
  await expect(openDatabase('postgres://someone:secret@127.0.0.1:1/nowhere')).rejects.toThrow(
    "The database nowhere at 127.0.0.1:1 can't be reached: check DATABASE_URL and that Postgres runs.",
  );
});
