import type { ReleaseContent } from '@consilium/domain';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { openDatabase } from '../data-source.ts';
import type { Database } from '../index.ts';
import { knowledgeReleases } from './releases.ts';

const content = (source: string, releasedOn: string | null, code: string): ReleaseContent => ({
  source,
  releasedOn,
  items: [],
  tumorTypes: [{ code, name: `${code} of ${source}`, parent: null, hematologic: false }],
  genes: [],
  hotspots: [],
  refusedRows: [],
});

describe('knowledge releases', () => {
  let database: TestDatabase;
  let connection: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    connection = await openDatabase(database.appUrl, { poolSize: 2, keys: TEST_KEYS });
  });
  afterAll(async () => {
    await connection?.destroy();
    await database?.drop();
  });

  it('uses the newest edition of every source, the built-in pack first, and keeps the older ones for the cases pinned to them', async () => {
    const knowledge = knowledgeReleases(connection);
    const old = await knowledge.register('starter-old', content('starter', '2026-01-01', 'LUAD'));
    await knowledge.register('civic-2025', content('civic', '2025-08-01', 'MEL'));
    await knowledge.register('civic-2024', content('civic', '2024-08-01', 'MEL'));
    await knowledge.register('starter-new', content('starter', '2026-02-01', 'LUAD'));
    expect((await knowledge.currentReleases()).map(({ id }) => id)).toEqual(['starter-new', 'civic-2025']);
    expect((await knowledge.snapshot([old])).releases).toEqual([{ ...old, releasedOn: '2026-01-01' }]);
  });

  it('lets an imported tumor type replace the one of the built-in pack', async () => {
    const knowledge = knowledgeReleases(connection);
    await knowledge.register('oncotree', content('oncotree', '2025-10-03', 'LUAD'));
    const { tumorTypes } = await knowledge.snapshot(await knowledge.currentReleases());
    expect(tumorTypes.filter(({ code }) => code === 'LUAD').map(({ name }) => name)).toEqual(['LUAD of oncotree']);
  });

  it('refuses other content under an id that is taken', async () => {
    await expect(knowledgeReleases(connection).register('civic-2025', content('civic', '2025-08-01', 'COAD'))).rejects.toMatchObject({
      code: 'KNOWLEDGE.ID_TAKEN',
    });
  });
});
