import { createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { BackupRefused, dumpDatabase, loadDatabase, openDatabase, users } from './index.ts';
import type { Database, DatabaseDump } from './index.ts';
import { PASSWORD, inReview, openClinic, submitted } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';

const rows = new Map<string, string[]>();
async function* rowsOf(table: string): AsyncGenerator<string> {
  yield* rows.get(table) ?? [];
}

let clinic: Clinic;
let target: TestDatabase;
let dump: DatabaseDump;
let restored: Database;

beforeAll(async () => {
  clinic = await openClinic();
  await inReview(clinic);
  await submitted(clinic);
  dump = await dumpDatabase(clinic.owner, async (table, source) => {
    const taken: string[] = [];
    for await (const row of source) taken.push(row);
    rows.set(table, taken);
  });
  target = await createTestDatabase({ from: 'empty' });
  await loadDatabase(target.ownerUrl, dump, rowsOf);
  restored = await openDatabase(target.ownerUrl);
}, 120_000);
afterAll(async () => {
  await restored?.destroy();
  await target?.drop();
  await clinic?.close();
});

describe('a restored database', () => {
  it('holds every row of every record but sessions', async () => {
    expect(dump.tables.map(({ table }) => table)).not.toContain('"clinic"."session"');
    expect(dump.tables.find(({ table }) => table === '"clinic"."case"')?.rows).toBe(2);
    for (const { table, rows: count } of dump.tables) {
      const text = `SELECT count(*)::int AS n, md5(string_agg(t::text, '' ORDER BY t::text)) AS h FROM (SELECT to_jsonb(x) - 'xid' - 'told_at' AS t FROM ${table} x) s`;
      const [was] = await clinic.owner.query(text);
      expect({ table, ...(await restored.query(text))[0] }).toEqual({ table, n: count, h: was.h });
    }
  });

  it('refuses to change a ledger entry, as before', async () => {
    await expect(restored.query(`UPDATE ledger.entry SET reason = 'x'`)).rejects.toThrow(/append-only/);
    await expect(restored.query('TRUNCATE clinic.signature CASCADE')).rejects.toThrow(/append-only/);
  });

  it('refuses a change of a case without an entry, even by a transaction numbered like an old one (AUD-02)', async () => {
    await expect(restored.query('UPDATE clinic.case SET version = version + 1')).rejects.toThrow(/no ledger entry/);
    expect(await restored.query(`SELECT 1 FROM ledger.entry WHERE xid <> '0'::xid8`)).toEqual([]);
  });

  it('has no guard asleep and no foreign key loose', async () => {
    expect(
      await restored.query(
        `SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('clinic', 'ledger', 'knowledge') AND tgenabled <> 'O'`,
      ),
    ).toEqual([]);
    expect(await restored.query(`SELECT conname FROM pg_constraint WHERE contype = 'f' AND (condeferrable OR NOT convalidated)`)).toEqual(
      [],
    );
  });

  it('goes on counting cases and entries where it was', async () => {
    const next = `SELECT nextval('clinic.case_number')::int AS n`;
    expect((await restored.query(next))[0].n).toBe((await clinic.owner.query(next))[0].n);
  });

  it('tells every act again, because the workflow engine may know less', async () => {
    expect((await restored.query('SELECT count(*)::int AS n FROM clinic.act WHERE told_at IS NOT NULL'))[0].n).toBe(0);
  });

  it('lets the same people sign in', async () => {
    expect((await users(restored, { demoAllowed: true }).verifyPassword('oncologist', PASSWORD, 'r1')).ok).toBe(true);
  });
});

describe('loadDatabase', () => {
  it('refuses a database that holds something', async () => {
    await expect(loadDatabase(target.ownerUrl, dump, rowsOf)).rejects.toThrow(BackupRefused);
  });

  it('refuses a dump of a newer release', async () => {
    await expect(loadDatabase(target.ownerUrl, { ...dump, migrations: [...dump.migrations, 'FromTheFuture9'] }, rowsOf)).rejects.toThrow(
      /newer release/,
    );
  });

  it.each([
    ['a row is missing', (table: string) => (table === '"ledger"."entry"' ? (rows.get(table) ?? []).slice(1) : (rows.get(table) ?? []))],
    [
      'a body was altered',
      (table: string) =>
        (rows.get(table) ?? []).map((row) => (table === '"ledger"."entry"' ? row.replaceAll('user-added', 'user-drawn') : row)),
    ],
    [
      'a referenced row is missing',
      (table: string) =>
        table === '"clinic"."user"' ? (rows.get(table) ?? []).map((row) => row.replace(/^\(.{8}/, '(00000000')) : (rows.get(table) ?? []),
    ],
  ])('leaves the database empty when %s', async (_what, altered) => {
    const fresh = await createTestDatabase({ from: 'empty' });
    const source = async function* (table: string) {
      yield* altered(table);
    };
    await expect(loadDatabase(fresh.ownerUrl, dump, source)).rejects.toThrow();
    const left = await openDatabase(fresh.ownerUrl);
    expect(await left.query(`SELECT 1 FROM pg_namespace WHERE nspname IN ('clinic', 'ledger', 'knowledge')`)).toEqual([]);
    await left.destroy();
    await fresh.drop();
  });
});
