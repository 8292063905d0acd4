import { randomUUID } from 'node:crypto';
import { TEST_KEYS } from '@consilium/testing';
import { accessAs, breakGlass, dumpDatabase } from './index.ts';
import type { BreakGlass, Database } from './index.ts';
import { by, issued, openClinic, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';
import { caseOfBoard } from './spec-support/case-of-board.ts';
import { openDatabase } from './data-source.ts';
import { withSql } from './sql.ts';

let clinic: Clinic;
/** As the API opens it: the application's role, and nobody's context. */
let bare: Database;
let glasses: BreakGlass;
let own: string;
let foreign: string;
let outsider: Clinic['people']['oncologist'];
beforeAll(async () => {
  clinic = await openClinic();
  bare = await openDatabase(clinic.appUrl, { poolSize: 2, keys: TEST_KEYS });
  glasses = breakGlass(bare);
  own = await issued(clinic);
  foreign = await caseOfBoard(clinic, 'sarcoma');
  outsider = clinic.people.secondOncologist;
}, 120_000);
afterAll(async () => {
  await bare?.destroy();
  await clinic?.close();
});

const TABLES = `SELECT n.nspname || '.' || c.relname AS "table", c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
  EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'case_id') AS "hasCase" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'clinic' AND c.relkind = 'r' AND (c.relname = 'case' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped))`;
interface Table {
  readonly table: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly hasCase: boolean;
}
const patientTables = (): Promise<readonly Table[]> => clinic.owner.query(TABLES);
/** Those that the application's role may read at all. */
const readTables = (): Promise<readonly Table[]> =>
  clinic.owner.query(`${TABLES} AND has_table_privilege('consilium_app', c.oid, 'SELECT')`);

/** Rows of a table that come back, of one case or of all. */
const seen = async (database: Database, { table, hasCase }: Pick<Table, 'table' | 'hasCase'>, caseId?: string): Promise<number> => {
  const column = hasCase ? 'case_id' : 'id';
  const where = caseId === undefined ? (hasCase ? 'WHERE case_id IS NOT NULL' : '') : `WHERE ${column} = '${caseId}'`;
  const [row] = await withSql(database, (sql) => sql.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} ${where}`));
  return row?.n ?? -1;
};
const as = <T>(person: { readonly id: string }, work: () => Promise<T>): Promise<T> =>
  accessAs({ kind: 'person', id: person.id, purpose: 'care' }, work);
const seenBy = async (person: { readonly id: string }, caseId?: string): Promise<Readonly<Record<string, number>>> => {
  const counts: [string, number][] = [];
  for (const table of await readTables()) counts.push([table.table, await as(person, () => seen(bare, table, caseId))]);
  return Object.fromEntries(counts.filter(([, n]) => n !== 0));
};
const CASES = { table: 'clinic.case', hasCase: false };

describe('rows of patients', () => {
  it('lie behind forced row-level security in every table that names a case (ACC-05)', async () => {
    const tables = await patientTables();
    expect(tables.length).toBeGreaterThanOrEqual(24);
    expect(tables.filter(({ enabled, forced }) => !enabled || !forced)).toEqual([]);
  });

  it('come back to nobody without a context, in no table (ACC-05)', async () => {
    const counts = [];
    for (const table of await readTables()) counts.push([table.table, await seen(bare, table)]);
    expect(counts.filter(([, n]) => n !== 0)).toEqual([]);
    expect(await seen(clinic.app, CASES)).toBeGreaterThanOrEqual(2);
  });

  it('of another board come back to nobody of this one, in no table (ACC-01, ACC-05)', async () => {
    expect(await seenBy(outsider, foreign)).toEqual({});
    const mine = await seenBy(outsider, own);
    expect(Object.keys(mine)).toEqual(
      expect.arrayContaining(['clinic.case', 'clinic.decision_version', 'clinic.signature', 'clinic.step_document', 'clinic.publication']),
    );
  });

  it.each(['coordinator', 'pathologist', 'geneticist'] as const)('of another board stay closed to a %s too', async (person) =>
    expect(await as(clinic.people[person], () => seen(bare, CASES, foreign))).toBe(0),
  );
  it('come back to an auditor of every board, and to no administrator (ACC-07)', async () => {
    expect(await as(clinic.people.auditor, () => seen(bare, CASES, foreign))).toBe(1);
    expect(await seenBy(clinic.people.administrator)).toEqual({});
  });
  it('come back to nobody who does not exist', async () => expect(await seenBy({ id: randomUUID() })).toEqual({}));

  it('are not written by a person of another board, nor by an auditor (ACC-05)', async () => {
    const note = (person: { readonly id: string }) =>
      as(person, () =>
        withSql(bare, (sql) =>
          sql.run(
            `INSERT INTO clinic.note (id, case_id, text, author, author_name, at) VALUES ('${randomUUID()}', '${foreign}', 'x', '${person.id}', 'x', now())`,
          ),
        ),
      );
    await expect(note(outsider)).rejects.toThrow(/row-level security/);
    await expect(note(clinic.people.auditor)).rejects.toThrow(/row-level security/);
    const update = (caseId: string) =>
      withSql(bare, (sql) => sql.run(`UPDATE clinic.case SET version = version + 1 WHERE id = '${caseId}'`));
    expect(await as(outsider, () => update(foreign))).toBe(0);
    expect(await as(clinic.people.auditor, () => update(foreign))).toBe(0);
  });

  it('do not stay open on a pooled connection for the next one (ACC-05)', async () => {
    const narrow = await openDatabase(clinic.appUrl, { poolSize: 1, keys: TEST_KEYS });
    try {
      expect(await as(outsider, () => seen(narrow, CASES, own))).toBe(1);
      expect(await seen(narrow, CASES, own)).toBe(0);
      await as(outsider, () => withSql(narrow, (sql) => sql.rows('SELECT 1 / 0'))).catch(() => null);
      expect(await seen(narrow, CASES, own)).toBe(0);
    } finally {
      await narrow.destroy();
    }
  });
});

const REQUEST = { reason: 'cover', text: 'On call for the other board tonight.', minutes: 60 } as const;

describe('a broken glass', () => {
  it('opens one case to one person, to read only, and closes it at its end (ACC-06)', async () => {
    const glass = value(await glasses.open(foreign, REQUEST, outsider, randomUUID()));
    expect(Object.keys(await seenBy(outsider, foreign))).toContain('clinic.case');
    expect(await as(clinic.people.oncologist, () => seen(bare, CASES, foreign))).toBe(0);
    expect(await clinic.acts.addNote(foreign, 'A note from outside.', null, by(outsider))).toMatchObject({
      refusal: { code: 'ACCESS.NOT_IN_BOARD' },
    });
    await expect(
      as(outsider, () => withSql(bare, (sql) => sql.run(`UPDATE clinic.case SET version = version + 1 WHERE id = '${foreign}'`))),
    ).resolves.toBe(0);
    value(await glasses.end(foreign, glass.id, outsider, randomUUID()));
    // What he did himself he still sees, and nothing of the patient.
    expect(Object.keys(await seenBy(outsider, foreign)).sort()).toEqual(['clinic.break_glass', 'clinic.break_glass_end']);
    const entries = await clinic.audit.list({ case: foreign });
    expect(entries.items.map(({ action }) => action)).toEqual(expect.arrayContaining(['glass-broken', 'glass-ended']));
  });

  it('ends by itself (ACC-06)', async () => {
    await clinic.owner.query(`SET session_replication_role = replica;
      INSERT INTO clinic.break_glass (id, case_id, board, person, reason, text, opened_at, until, notice_to)
      VALUES ('${randomUUID()}', '${foreign}', 'sarcoma', '${outsider.id}', 'cover', 'long enough a reason', now() - interval '4 hours', now() - interval '1 second', '{}');
      SET session_replication_role = origin`);
    expect(await as(outsider, () => seen(bare, CASES, foreign))).toBe(0);
  });

  it('is told to the auditors and the coordinators of its board, and reviewed once, by another person (ACC-06)', async () => {
    const { id, person } = value(await glasses.open(foreign, REQUEST, outsider, randomUUID()));
    expect(person.id).toBe(outsider.id);
    const told = async (who: { readonly id: string }) => (await as(who, () => glasses.list())).some((glass) => glass.id === id);
    expect([await told(clinic.people.auditor), await told(clinic.people.coordinator)]).toEqual([true, false]);
    const [{ notice }] = await clinic.owner.query(`SELECT notice_to AS notice FROM clinic.break_glass WHERE id = '${id}'`);
    expect(notice).toEqual([clinic.people.auditor.id]);
    const said = { verdict: 'justified', text: 'She was on call.' } as const;
    const review = (actor: Clinic['people']['auditor']) => glasses.review(foreign, id, said, actor, randomUUID());
    expect(await review(clinic.people.coordinator)).toMatchObject({ refusal: { code: 'ACCESS.NOT_IN_BOARD' } });
    expect(await review({ ...clinic.people.auditor, id: outsider.id })).toMatchObject({ refusal: { code: 'BREAK_GLASS.OWN' } });
    expect(value(await review(clinic.people.auditor)).review).toMatchObject({ verdict: 'justified' });
    expect(await review(clinic.people.auditor)).toMatchObject({ refusal: { code: 'BREAK_GLASS.ALREADY_REVIEWED' } });
  });

  it.each([
    ['longer than four hours', `now(), now() + interval '4 hours 1 minute'`, /violates check/],
    ['in the past', `now() - interval '2 hours', now() + interval '1 hour'`, /begins when it is asked for/],
  ])('is never opened %s, not even by SQL (ACC-06)', async (_name, times, expected) =>
    expect(
      withSql(clinic.app, (sql) =>
        sql.run(`INSERT INTO clinic.break_glass (id, case_id, board, person, reason, text, opened_at, until, notice_to)
          VALUES ('${randomUUID()}', '${foreign}', 'sarcoma', '${outsider.id}', 'cover', 'long enough a reason', ${times}, '{}')`),
      ),
    ).rejects.toThrow(expected),
  );
  it('is never opened under another board than the case has, nor changed or removed (ACC-06)', async () => {
    const columns = 'id, case_id, board, person, reason, text, opened_at, until, notice_to';
    const insert = `INSERT INTO clinic.break_glass (${columns}) VALUES ('${randomUUID()}', '${foreign}', 'molecular', '${outsider.id}', 'cover', 'long enough a reason', now(), now() + interval '1 hour', '{}')`;
    await expect(withSql(clinic.app, (sql) => sql.run(insert))).rejects.toThrow(/foreign key/);
    await expect(withSql(clinic.app, (sql) => sql.run(`UPDATE clinic.break_glass SET until = now()`))).rejects.toThrow(/permission denied/);
    await expect(clinic.owner.query(`DELETE FROM clinic.break_glass`)).rejects.toThrow(/append-only/);
  });
});

describe('a role that owns the tables and is no superuser', () => {
  const owner = `owner_${randomUUID().slice(0, 8)}`;
  let owning: Database;
  beforeAll(async () => {
    await clinic.owner.query(`CREATE ROLE ${owner} LOGIN PASSWORD 'of-this-suite' NOSUPERUSER;
      GRANT USAGE ON SCHEMA clinic, ledger, knowledge TO ${owner}; GRANT SELECT ON public.schema_migration TO ${owner};
      DO $$ DECLARE t record; BEGIN
        FOR t IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relnamespace IN ('clinic'::regnamespace, 'ledger'::regnamespace, 'knowledge'::regnamespace) AND c.relkind = 'r'
        LOOP EXECUTE format('ALTER TABLE %s OWNER TO ${owner}', t.name); END LOOP;
      END $$; GRANT SELECT ON ALL SEQUENCES IN SCHEMA clinic, ledger, knowledge TO ${owner}`);
    const url = new URL(clinic.ownerUrl);
    Object.assign(url, { username: owner, password: 'of-this-suite' });
    owning = await openDatabase(url.href, { poolSize: 1 });
  });
  afterAll(async () => {
    await owning?.destroy();
    await clinic.owner.query(`REASSIGN OWNED BY ${owner} TO CURRENT_USER; DROP OWNED BY ${owner}; DROP ROLE ${owner}`);
  });

  it('sees no patient without a context either, in no table (ACC-05)', async () => {
    const counts = [];
    for (const table of await patientTables()) counts.push([table.table, await seen(owning, table)]);
    expect(counts.filter(([, n]) => n !== 0)).toEqual([]);
  });

  it('leaves no patient out of a backup, with or without a context (ACC-05)', async () => {
    const dumped = async (database: Database) => (await dumpDatabase(database, drain)).tables.map(({ table, rows }) => [table, rows]);
    const whole = await dumped(clinic.owner);
    expect(new Map(whole as [string, number][]).get('"clinic"."case"')).toBeGreaterThanOrEqual(2);
    expect(await dumped(owning)).toEqual(whole);
  });
});

async function drain(_table: string, rows: AsyncIterable<string>): Promise<void> {
  for await (const row of rows) void row;
}
