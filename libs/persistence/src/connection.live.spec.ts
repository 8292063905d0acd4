import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { openDatabase } from './data-source.ts';
import { inTransaction, sqlStateOf } from './sql.ts';
import type { Database } from './index.ts';

let database: TestDatabase;
let owner: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = await openDatabase(database.ownerUrl, { keys: TEST_KEYS, access: 'engine', poolSize: 1 });
  await owner.query('CREATE TABLE public.line (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, word text)');
});
afterAll(async () => {
  await owner?.destroy();
  await database?.drop();
});

const statement = { name: 'spec.line', text: 'INSERT INTO public.line VALUES ($1, $2)' };
const insert = (id: number | string, word: string) => ({ statement, values: [id, word], refused: (error: Error) => error });
const words = async () => (await owner.query('SELECT word FROM public.line ORDER BY id')).map(({ word }: { word: string }) => word);

describe('a deferred statement', () => {
  beforeEach(() => owner.query('DELETE FROM public.line'));

  it('goes with COMMIT', async () => {
    await inTransaction(owner, (sql) => sql.defer(insert(1, 'a')));
    expect(await words()).toEqual(['a']);
  });

  it('goes before the next statement, which sees what it wrote', async () => {
    const seen = await inTransaction(owner, async (sql) => {
      await sql.defer(insert(1, 'a'));
      await sql.defer(insert(2, 'b'));
      return sql.rows('SELECT word FROM public.line ORDER BY id');
    });
    expect(seen).toEqual([{ word: 'a' }, { word: 'b' }]);
    expect(await words()).toEqual(['a', 'b']);
  });

  it('that is refused beside COMMIT leaves nothing of its transaction, and a connection that works', async () => {
    const refused = inTransaction(owner, async (sql) => {
      await sql.run(`INSERT INTO public.line VALUES (1, 'before')`);
      await sql.defer(insert('no number', 'a'));
    });
    expect(sqlStateOf(await refused.catch((error: unknown) => error))).toBe('22P02');
    expect(await words()).toEqual([]);
  });

  it('does not hide that COMMIT itself is refused', async () => {
    const refused = inTransaction(owner, async (sql) => {
      await sql.run(`INSERT INTO public.line VALUES (1, 'a')`);
      await sql.defer(insert(1, 'b'));
    });
    expect(sqlStateOf(await refused.catch((error: unknown) => error))).toBe('23505');
    expect(await words()).toEqual([]);
  });

  it('is not sent when the work is undone', async () => {
    const value = await inTransaction(owner, async (sql, undo) => {
      await sql.defer(insert(1, 'a'));
      return undo('undone');
    });
    expect(value).toBe('undone');
    expect(await words()).toEqual([]);
  });
});
