import { randomUUID } from 'node:crypto';
import { canonicalJson, leafHash, sameBytes } from '@consilium/ledger';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import { createDataSource, openDatabase } from '../data-source.ts';
import { migrate } from '../index.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { openedEntries } from '../spec-support/entries.ts';
import { raw } from '../spec-support/by-hand.ts';
import { by, issued, openClinic, submitted, value } from '../spec-support/clinic.ts';
import type { Clinic } from '../spec-support/clinic.ts';
import * as documents from '../spec-support/documents.ts';
import { inTransaction, withSql } from '../sql.ts';
import { ENGINE, appendEntry } from './append-entry.ts';
import type { NewEntry } from './append-entry.ts';
import { fsck } from './fsck/fsck.ts';
import type { Finding } from './fsck/finding.ts';
import { imagesOf, regulatedTables } from './regulated-rows.ts';
import type { RowImages } from './row-images.ts';

let clinic: Clinic;
let issuedCase: string;
beforeAll(async () => {
  clinic = await openClinic();
  issuedCase = await issued(clinic);
  await clinic.work.planFollowUp(issuedCase);
  value(await clinic.acts.addNote(issuedCase, 'note', null, by(clinic.people.oncologist)));
}, 120_000);
afterAll(() => clinic?.close());

/** Tables that need no entry, each with its reason. */
const NOT_REGULATED: Readonly<Record<string, string>> = {
  'clinic.session': 'no record; signing in and out are entries',
  'clinic.sign_in_flow': 'a sign-in under way',
  'clinic.signing_challenge': 'a signing under way; the evidence keeps what was signed',
  'clinic.signature_challenge': 'a signing under way; the evidence keeps what was signed',
  'clinic.act': 'the outbox: the facts of an act are in its entry',
  'clinic.rendering': 'a cache that the guards of the publication compare with the regulated artifacts',
  'clinic.model_use': 'counters; every call is an entry',
  'knowledge.corpus_document': 'covered by the digest in the row of the corpus',
  'knowledge.passage': 'covered by the digest in the row of the corpus',
  'knowledge.corpus_word': 'covered by the digest in the row of the corpus',
};

/** Of tables with columns that are overlooked, where a change that changes nothing of the image needs no entry. */
const REAL_CHANGE: Readonly<Record<string, readonly [column: string, to: string]>> = {
  'clinic.user': ['active', 'NOT active'],
  'clinic.patient': ['hold', `'file 12'`],
  'clinic.api_token': ['revoked_at', 'revoked_at'],
};

const tables = async (): Promise<readonly string[]> =>
  (
    await clinic.owner.query(
      `SELECT format('%s.%s', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('clinic', 'knowledge') ORDER BY 1`,
    )
  ).map(({ name }: { name: string }) => name);

describe('a regulated table', () => {
  it('is every table of the records but those that are named here with a reason (AUD-02)', async () => {
    const regulated = (await withSql(clinic.owner, regulatedTables)).map(({ table }) => table);
    expect((await tables()).filter((table) => !regulated.includes(table) && !(table in NOT_REGULATED))).toEqual([]);
    expect(regulated.filter((table) => table in NOT_REGULATED)).toEqual([]);
  });

  it('refuses to commit a change without its entry, or after it, whichever table it is (AUD-02)', async () => {
    const tried: string[] = [];
    for (const { table, key } of await withSql(clinic.owner, regulatedTables)) {
      const [row] = await clinic.owner.query(`SELECT ctid::text AS at FROM ${table} LIMIT 1`);
      if (!row) continue;
      tried.push(table);
      // Every other guard sleeps, so that only the one under test can refuse.
      const asleep = `BEGIN; ALTER TABLE ${table} DISABLE TRIGGER USER; ALTER TABLE ${table} ENABLE TRIGGER note_change; ALTER TABLE ${table} ENABLE TRIGGER change_has_entry`;
      const [column, to] = REAL_CHANGE[table] ?? [key[0], key[0]];
      const change = `UPDATE ${table} SET ${column} = ${to} WHERE ctid = '${String(row.at)}'`;
      await expect(raw(clinic.ownerUrl, `${asleep}; ${change}; COMMIT`)).rejects.toThrow(/no ledger entry/);
    }
    expect(tried.length).toBeGreaterThan(12);
  });

  it('refuses a row that was changed again after its entry (AUD-02)', async () => {
    const [{ version }] = await clinic.owner.query('SELECT version FROM clinic.case WHERE id = $1', [issuedCase]);
    const twice = inTransaction(clinic.app, async (sql) => {
      const object = { type: 'case', id: issuedCase, version: version + 1 };
      await sql.run('UPDATE clinic.case SET version = version + 1 WHERE id = $1', [issuedCase]);
      await appendEntry(sql, { id: randomUUID(), actor: ENGINE, act: 'forged', object, caseId: issuedCase });
      await sql.run(`INSERT INTO clinic.waiver VALUES ($1, $2, 'w', 'r', $3, 'n', now())`, [
        randomUUID(),
        issuedCase,
        clinic.people.oncologist.id,
      ]);
    });
    await expect(twice).rejects.toThrow(/changed after its ledger entry/);
  });

  it('refuses an entry that only the setting of the transaction names', async () => {
    const [{ id }] = await clinic.owner.query(
      `SELECT id FROM ledger.entry WHERE case_id = $1 AND outcome = 'done' ORDER BY ord DESC LIMIT 1`,
      [issuedCase],
    );
    const forged = `BEGIN; INSERT INTO clinic.waiver VALUES ('${randomUUID()}', '${issuedCase}', 'w', 'r', '${clinic.people.oncologist.id}', 'n', now());
      SELECT set_config('consilium.entries', '${String(id)},', true), set_config('consilium.noted', '', true); COMMIT`;
    await expect(raw(clinic.appUrl, forged)).rejects.toThrow(/no ledger entry/);
  });
});

describe('the images in entries (AUD-31)', () => {
  it('are the rows as they stand, and as they were before', async () => {
    const entries = await openedEntries(clinic.owner, 'e.case_id = $1', [issuedCase]);
    const committed: Record<string, unknown> = {};
    for (const { open } of entries) {
      const [was, is] = [rowsOf(open?.before?.data), rowsOf(open?.after?.data)];
      for (const [key, image] of Object.entries(was)) expect(canonicalJson(image)).toBe(canonicalJson(committed[key]));
      Object.assign(committed, is);
    }
    const keys = Object.keys(committed);
    expect(new Set(keys.map((key) => key.split(':')[0])).size).toBeGreaterThan(8);
    expect(canonicalJson(await withSql(clinic.owner, (sql) => imagesOf(sql, keys)))).toBe(canonicalJson(committed));
  });

  it('hold a digest in place of large and secret columns', async () => {
    const [decision] = await openedEntries(clinic.owner, `e.action = 'review-opened'`);
    const images = Object.entries(rowsOf(decision?.open?.after?.data));
    expect(images.find(([key]) => key.startsWith('clinic.decision_version:'))?.[1]).toMatchObject({
      content: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    const [user] = await openedEntries(clinic.owner, `e.action = 'user-added'`);
    const [image] = Object.values(rowsOf(user?.open?.after?.data));
    expect(image).toMatchObject({ password_hash: expect.stringMatching(/^sha256:/) });
    expect(Object.keys(image ?? {})).not.toContain('failures');
  });
});

const rowsOf = (data: unknown): RowImages => (data as { readonly rows?: RowImages } | undefined)?.rows ?? {};

describe('a repeat', () => {
  const entry = (more: Partial<NewEntry> = {}): NewEntry => ({
    id: randomUUID(),
    actor: ENGINE,
    act: 'repeated',
    object: { type: 't', id: 'x', version: null },
    after: { a: 1 },
    ...more,
  });
  const append = (one: NewEntry) => inTransaction(clinic.app, (sql) => appendEntry(sql, one));

  it('of the same intent does nothing, at another time and under another request', async () => {
    const one = entry();
    await append(one);
    await append({ ...one, requestId: 'again' });
    expect(await clinic.owner.query('SELECT 1 FROM ledger.entry WHERE id = $1', [one.id])).toHaveLength(1);
  });

  it.each<[string, Partial<NewEntry>]>([
    ['act', { act: 'other' }],
    ['object', { object: { type: 't', id: 'y', version: null } }],
    ['version', { object: { type: 't', id: 'x', version: 2 } }],
    ['actor', { actor: { ...ENGINE, id: 'other' } }],
    ['data', { after: { a: 2 } }],
    ['outcome', { outcome: 'failed' }],
  ])('under the same id with another %s is refused, undone, and an entry of its own', async (_what, other) => {
    const one = entry();
    await append(one);
    const refused = inTransaction(clinic.app, async (sql) => {
      await sql.run('UPDATE clinic.session SET revoked_at = clock_timestamp()');
      await appendEntry(sql, { ...one, ...other });
    });
    await expect(refused).rejects.toMatchObject({ code: 'LEDGER.INTENT_CHANGED' });
    const [alarm] = (await clinic.audit.list({ outcome: 'failed', limit: 1 })).items;
    expect(alarm).toMatchObject({ reason: 'LEDGER.INTENT_CHANGED', detail: { entry: one.id } });
  });
});

describe('details', () => {
  it('of two cases of one patient lie under one key, and others under another (PHI-05)', async () => {
    const submit = async (pseudonym: string) =>
      value(
        await clinic.acts.submitCase(
          { ...documents.submission, patient: { ...documents.submission.patient, pseudonym } },
          by(clinic.people.coordinator),
        ),
      ).caseId;
    const [one, two, other] = [await submit('P-SAME'), await submit(' P-SAME'), await submit('P-OTHER')];
    const keyOf = async (caseId: string) =>
      (
        await clinic.owner.query('SELECT DISTINCT d.key FROM ledger.detail d JOIN ledger.entry e ON e.id = d.entry WHERE e.case_id = $1', [
          caseId,
        ])
      ).map(({ key }: { key: string }) => key);
    expect(await keyOf(one)).toHaveLength(1);
    expect(await keyOf(two)).toEqual(await keyOf(one));
    expect(await keyOf(other)).not.toEqual(await keyOf(one));
  });

  it('hold what the body only commits to, and nothing of it is in clear anywhere in the ledger (PHI-05)', async () => {
    const caseId = await submitted(clinic);
    value(await clinic.acts.addNote(caseId, 'Canary in a note', null, by(clinic.people.oncologist)));
    const stored = await clinic.owner.query(
      `SELECT convert_from(body, 'UTF8') AS body, encode(d.bytes, 'escape') AS bytes FROM ledger.entry e LEFT JOIN ledger.detail d ON d.entry = e.id WHERE e.case_id = $1`,
      [caseId],
    );
    expect(JSON.stringify(stored)).not.toContain('Canary');
    expect(JSON.stringify(await openedEntries(clinic.owner, 'e.case_id = $1', [caseId]))).toContain('Canary in a note');
  });

  it('are written by no one who was given no keys', async () => {
    const bare = await openDatabase(clinic.appUrl, { access: 'engine' });
    await expect(
      inTransaction(bare, (sql) =>
        appendEntry(sql, { id: randomUUID(), actor: ENGINE, act: 'a', object: { type: 't', id: 'x', version: null } }),
      ),
    ).rejects.toMatchObject({ code: 'LEDGER.KEYS_MISSING' });
    await bare.destroy();
  });
});

describe('a database of an older release', () => {
  it('moves in byte for byte, its rows are taken into entries, and fsck finds nothing', async () => {
    const database = await createTestDatabase({ from: 'empty' });
    const old = createDataSource(database.ownerUrl, {
      migrations: MIGRATIONS.filter(({ name }) => Number(name.slice(-2)) < 20),
      access: 'engine',
    });
    await old.initialize();
    await old.runMigrations({ transaction: 'each' });
    const [caseId, entryId, userId] = [randomUUID(), randomUUID(), randomUUID()];
    const body = canonicalJson({
      act: 'case-submitted',
      actor: { ref: userId, kind: 'person', roles: ['coordinator'], amr: [] },
      after: 'a'.repeat(64),
      ai: null,
      before: null,
      detail: { act: 'x' },
      id: entryId,
      log: 'consilium',
      obj: { type: 'case', id: caseId, ver: 1 },
      outcome: 'done',
      purpose: 'care',
      reason: null,
      req: 'r',
      subj: caseId,
      ts: '2026-01-01T00:00:00.000Z',
      tz: 'UTC',
      v: 1,
      wf: null,
    });
    await old.query(
      `BEGIN; ALTER TABLE clinic.user DISABLE TRIGGER change_has_entry; INSERT INTO clinic.user (id, login, name, roles) VALUES ('${userId}', 'old', 'Dr Old', '{coordinator}'); COMMIT; ALTER TABLE clinic.user ENABLE TRIGGER change_has_entry`,
    );
    await old.query(`BEGIN; INSERT INTO ledger.entry (id, actor_name, body, body_sha256) VALUES ('${entryId}', 'Dr Old', '${body}', encode(sha256(convert_to('${body}', 'UTF8')), 'hex'));
      INSERT INTO clinic.case (id, stage, status, pseudonym, sex, diagnosis_code, consent, sample, treatment, created_at, since) VALUES ('${caseId}', 'intake', 'running', 'P-OLD', 'female', 'MEL', '{}', '{}', '{}', now(), now());
      INSERT INTO clinic.case_run VALUES ('${caseId}', 1, 'intake', '${randomUUID()}', now()); COMMIT`);
    await old.destroy();

    await migrate(database.ownerUrl);
    const now = await openDatabase(database.ownerUrl, { keys: TEST_KEYS, access: 'engine' });
    const [moved] = await now.query(
      'SELECT body, leaf_hash AS hash, (SELECT count(*)::int FROM ledger.pending) AS waiting FROM ledger.entry',
    );
    expect(moved.body.toString('utf8')).toBe(body);
    expect(sameBytes(leafHash(Buffer.from(body)), moved.hash)).toBe(true);
    expect(moved.waiting).toBe(1);
    const check = async () => {
      const findings: Finding[] = [];
      await fsck(now, { verifiers: [], report: (one) => void findings.push(one) });
      return findings.map(({ code }) => code);
    };
    expect(await check()).toEqual(['ROW.NOT_ADOPTED']);

    await migrate(database.ownerUrl, { keys: TEST_KEYS });
    expect(await check()).toEqual([]);
    const adopted = await openedEntries(now, `e.action = 'rows-adopted'`);
    expect(adopted.flatMap(({ open }) => Object.keys(rowsOf(open?.after?.data))).sort()).toEqual(
      [`clinic.case:${caseId}`, `clinic.case_run:${caseId}/1`, 'clinic.policy:default/1', `clinic.user:${userId}`].sort(),
    );
    expect(await now.query('SELECT version, patient_id IS NOT NULL AS "hasPatient" FROM clinic.case')).toEqual([
      { version: 2, hasPatient: true },
    ]);
    await now.query(`UPDATE clinic.user SET failures = 1`);
    await now.destroy();
    await database.drop();
  });
});
