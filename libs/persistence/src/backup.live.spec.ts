import { EMPTY_FACETS } from '@consilium/domain/evidence';
import { TEST_KEYS, aCorpus, aCorpusDocument, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { BackupRefused, corpora, dumpDatabase, loadDatabase, modelGuards, modelSwitches, openDatabase, users } from './index.ts';
import type { Database, DatabaseDump } from './index.ts';
import { PASSWORD, inReview, openClinic, submitted, value } from './spec-support/clinic.ts';
import type { Clinic } from './spec-support/clinic.ts';

const rows = new Map<string, string[]>();
async function* rowsOf(table: string): AsyncGenerator<string> {
  yield* rows.get(table) ?? [];
}

let clinic: Clinic;
let target: TestDatabase;
let dump: DatabaseDump;
let restored: Database;

/** Made-up texts and ids. */
const literature = (text: string) => aCorpus([aCorpusDocument({ id: 'pubmed:90000021', text, title: 'A "title", \\ and ü' })]);
const BRAF = { ...EMPTY_FACETS, genes: ['BRAF'] };

/** A row in every table that a model or an imported corpus leaves. */
async function evidenceOf({ app, work, people }: Clinic, caseId: string): Promise<void> {
  const { run } = await work.head(caseId);
  await work.saveNarration(
    { caseId, run },
    { schema: 'consilium/narration/1', sentences: [], secondReading: null, use: null, failure: null },
  );
  const [destination, model] = ['models.example', 'm'];
  const call = {
    purpose: 'draft',
    destination,
    model,
    provider: 'openai',
    fields: ['question'],
    requestSha256: 'a'.repeat(64),
    bytes: 1,
  } as const;
  await modelGuards(app).recordCall(call, caseId);
  await modelGuards(app).recordUse({ destination, model, tokens: { input: 1, output: 2 }, costMicros: 3 }, caseId);
  value(await modelSwitches(app).set(people.oncologist, { scope: 'site', target: '*', stopped: true, reason: 'r' }, 'r'));
  await corpora(app).register('march', literature("BRAF's V600E is told. BRAF V600E again; it\'s \\ odd. \u00fc."));
  await corpora(app).register('june', literature('BRAF V600E is told. '.repeat(9)));
}

beforeAll(async () => {
  clinic = await openClinic();
  await evidenceOf(clinic, await inReview(clinic));
  await submitted(clinic);
  dump = await dumpDatabase(clinic.owner, async (table, source) => {
    const taken: string[] = [];
    for await (const row of source) taken.push(row);
    rows.set(table, taken);
  });
  target = await createTestDatabase({ from: 'empty' });
  await loadDatabase(target.ownerUrl, dump, rowsOf);
  restored = await openDatabase(target.ownerUrl, { keys: TEST_KEYS, access: 'engine' });
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
    const rowsIn = new Map(dump.tables.map(({ table, rows: count }) => [table, count]));
    for (const table of [
      'clinic.narration',
      'clinic.model_call',
      'clinic.model_use',
      'clinic.model_switch',
      'knowledge.passage',
      'knowledge.corpus_word',
    ])
      expect(rowsIn.get(`"${table.replace('.', '"."')}"`) ?? 0).toBeGreaterThan(0);
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

  it('finds in the imported corpora what was found before, and takes the next one', async () => {
    const [before, after] = [corpora(clinic.app), corpora(restored)];
    expect(await after.search('literature', BRAF, 5)).toEqual(await before.search('literature', BRAF, 5));
    expect(await after.search('literature', BRAF, 5)).toHaveLength(1);
    await after.register('july', literature('BRAF V600E is told in July.'));
    expect((await after.document('pubmed:90000021'))?.text).toContain('July');
  });

  it('keeps the model stopped, and what it spent', async () => {
    expect(await modelGuards(restored).stopped('any', 'any')).toHaveLength(1);
    expect(await modelGuards(restored).spentToday()).toEqual(await modelGuards(clinic.app).spentToday());
    value(
      await modelSwitches(restored).set(clinic.people.administrator, { scope: 'site', target: '*', stopped: false, reason: 'r' }, 'r2'),
    );
    expect(await modelGuards(restored).stopped('any', 'any')).toEqual([]);
  });

  it('tells every act again, because the workflow engine may know less', async () => {
    expect((await restored.query('SELECT count(*)::int AS n FROM clinic.act WHERE told_at IS NOT NULL'))[0].n).toBe(0);
  });

  it('is refused with another key-encryption key, and leaves the database empty', async () => {
    const empty = await createTestDatabase({ from: 'empty' });
    const other = { ...TEST_KEYS, wrap: { ...TEST_KEYS.wrap, unwrap: () => Promise.reject(new Error('another key')) } };
    await expect(loadDatabase(empty.ownerUrl, dump, rowsOf, { keys: other })).rejects.toThrow(
      /data keys given here do not open this backup/,
    );
    await expect(loadDatabase(empty.ownerUrl, dump, rowsOf, { keys: TEST_KEYS })).resolves.toBeUndefined();
    await empty.drop();
  }, 60_000);

  it('lets the same people sign in', async () => {
    expect((await users(restored, { demoAllowed: true }).verifyPassword('oncologist', PASSWORD, 'r1')).ok).toBe(true);
  });
});

const hexOf = (text: string): string => Buffer.from(text).toString('hex');

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
        (rows.get(table) ?? []).map((row) =>
          table === '"ledger"."entry"' ? row.replaceAll(hexOf('user-added'), hexOf('user-drawn')) : row,
        ),
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
