import { randomUUID } from 'node:crypto';
import { ENGINE, modelGuards, modelSwitches, openDatabase } from './index.ts';
import { appendEntry } from './ledger/append-entry.ts';
import { inTransaction } from './sql.ts';
import { inReview, issued, openClinic, revision, by, sign, submitted, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';
import * as documents from './spec-support/documents.ts';
import { forged, raw } from './spec-support/by-hand.ts';

/** Each guard of the database with the violation planted by hand: what no bug above and no statement as either role may do. */
let clinic: Clinic;
let issuedCase: string;
beforeAll(async () => {
  clinic = await openClinic();
  issuedCase = await issued(clinic);
  await clinic.work.planFollowUp(issuedCase);
}, 120_000);
afterAll(() => clinic?.close());

const APPEND_ONLY = [
  'ledger.entry',
  'clinic.case_run',
  'clinic.waiver',
  'clinic.criterion',
  'clinic.criterion_withdrawal',
  'clinic.step_document',
  'clinic.narration',
  'clinic.model_call',
  'clinic.model_use',
  'clinic.model_switch',
  'clinic.decision_version',
  'clinic.decision_void',
  'clinic.recusal',
  'clinic.ballot',
  'clinic.signature',
  'clinic.signature_void',
  'clinic.policy',
  'clinic.rendering',
  'clinic.publication',
  'clinic.report_artifact',
  'knowledge.release',
];
const LASTING = ['clinic.user', 'clinic.case', 'clinic.case_file', 'clinic.note', 'clinic.act', 'clinic.follow_up_task'];

async function oneModelCall({ app, people }: Clinic): Promise<void> {
  const [destination, model] = ['models.example', 'm'];
  const call = { purpose: 'draft', destination, model, provider: 'openai', fields: [], requestSha256: 'a'.repeat(64), bytes: 1 } as const;
  await modelGuards(app).recordCall(call, null);
  await modelGuards(app).recordUse({ destination, model, tokens: null, costMicros: null }, null);
  value(await modelSwitches(app).set(people.oncologist, { scope: 'board', target: 'b', stopped: true, reason: 'r' }, 'r'));
}

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
    await oneModelCall(clinic);
    const reviewed = await inReview(clinic);
    const narration = { schema: 'consilium/narration/1', sentences: [], secondReading: null, use: null, failure: null } as const;
    await clinic.work.saveNarration({ caseId: reviewed, run: (await clinic.work.head(reviewed)).run }, narration);
    value(await sign(clinic, reviewed, 'oncologist'));
    value(await clinic.acts.reviseDecision(reviewed, revision(1), by(clinic.people.oncologist)));
    value(await clinic.acts.recuse(reviewed, 'reason', by(clinic.people.geneticist)));
    const entry = { finding: documents.annotation.findings[0]?.id ?? '', code: 'OS2', reason: 'reason' };
    value(await clinic.acts.enterCriterion(reviewed, entry, by(clinic.people.pathologist)));
    const [entered] = (await clinic.work.record(reviewed)).criteria;
    value(await clinic.acts.withdrawCriterion(reviewed, entered?.id ?? '', 'reason', by(clinic.people.pathologist)));
  });

  it.each(APPEND_ONLY)('%s refuses UPDATE, DELETE and TRUNCATE of the application and of the owner', async (table) => {
    const column =
      {
        'ledger.entry': 'action',
        'clinic.policy': 'id',
        'knowledge.release': 'source',
        'clinic.report_artifact': 'kind',
        'clinic.publication': 'kind',
        'clinic.model_switch': 'scope',
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
    await expect(forged(clinic, await submitted(clinic), bump)).rejects.toThrow(/no ledger entry/);
    await expect(forged(clinic, issuedCase, bump)).rejects.toThrow(/no ledger entry/);
    await forged(clinic, issuedCase);
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
    const copy = `SELECT '${randomUUID()}', body FROM ledger.entry WHERE id = '${id}'`;
    await expect(raw(clinic.appUrl, `INSERT INTO ledger.entry (id, body) ${copy}`)).rejects.toThrow(/permission denied/);
    await expect(raw(clinic.ownerUrl, `INSERT INTO ledger.entry (id, body) ${copy}`)).rejects.toThrow(/body of another entry/);
    await expect(
      raw(clinic.ownerUrl, `SELECT ledger.append('${randomUUID()}', '{"id":"x","ts":"', '","v":2}', NULL, NULL, NULL, NULL)`),
    ).rejects.toThrow(/body of another entry/);
  });
});

it('says in one sentence which database can not be reached, without its password', async () => {
  await expect(openDatabase('postgres://someone:secret@127.0.0.1:1/nowhere')).rejects.toThrow(
    "The database nowhere at 127.0.0.1:1 can't be reached: check DATABASE_URL and that Postgres runs.",
  );
});
