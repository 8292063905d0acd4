import type { SearchFacets } from '@consilium/domain/evidence';
import { corpora, openDatabase } from '@consilium/persistence';
import type { Corpora, Database } from '@consilium/persistence';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import { median, millis, seconds } from '../table.ts';
import type { Measure } from '../table.ts';
import { madeUpLiterature, madeUpQueries } from './made-up-literature.ts';

const DOCUMENTS = 100_000;
const QUERIES = 300;
const NAIVE_QUERIES = 8;
const HITS = 20;
const GOAL_P95_MS = 150;
const GOAL_IMPORT_MS = 60_000;

/** Import and search of a large corpus in a database of its own, with durable storage; the naive peer asks the same of the stored texts by ILIKE. */
export async function postgresCorpora(_data = '', documents = DOCUMENTS): Promise<readonly Measure[]> {
  const room = await createTestDatabase();
  try {
    const database = await openDatabase(room.appUrl, { poolSize: 2, keys: TEST_KEYS });
    try {
      return await measured(database, documents);
    } finally {
      await database.destroy();
    }
  } finally {
    await room.drop();
  }
}

async function measured(database: Database, documents: number): Promise<readonly Measure[]> {
  const port = corpora(database);
  const content = madeUpLiterature(documents);
  const begun = performance.now();
  await port.register('made-up', content);
  const imported = performance.now() - begun;
  const queries = madeUpQueries(QUERIES);
  await timesOf(queries.slice(0, 20), (facets) => port.search('literature', facets, HITS));
  const ours = await timesOf(queries, (facets) => port.search('literature', facets, HITS));
  const naive = await timesOf(queries.slice(0, NAIVE_QUERIES), (facets) => byPattern(database, facets));
  const name = `${documents.toLocaleString('en')} documents`;
  return [
    {
      measure: `import of ${name} into Postgres`,
      ours: seconds(imported),
      against: `<= ${seconds(GOAL_IMPORT_MS)}`,
      met: imported <= GOAL_IMPORT_MS,
    },
    {
      measure: `search of ${name} in Postgres, ${String(QUERIES)} queries, p95 (p50)`,
      ours: `${millis(p95(ours))} (${millis(median(ours))})`,
      against: `<= ${millis(GOAL_P95_MS)}; ILIKE over the texts: p50 ${millis(median(naive))}`,
      met: p95(ours) <= GOAL_P95_MS,
    },
    await leading(port, queries),
  ];
}

/** Speed is worth nothing when the wrong text leads: of the queries with gene and variant, the first hit names both. */
async function leading(port: Corpora, queries: readonly SearchFacets[]): Promise<Measure> {
  let [asked, right] = [0, 0];
  for (const facets of queries.filter(({ genes, variants }) => genes.length > 0 && variants.length > 0)) {
    const [first, second] = await port.search('literature', facets, 2);
    if (!second) continue;
    const title = first?.document.title ?? '';
    const named = [...facets.genes, ...facets.variants.slice(0, 1)];
    const stand = (text: string): number => named.filter((name) => text.includes(name)).length;
    asked += 1;
    if (stand(`${title} ${first?.document.text ?? ''}`) >= stand(`${second.document.title ?? ''} ${second.document.text}`)) right += 1;
  }
  return {
    measure: `first hit names gene and variant as often as the second, ${String(asked)} queries`,
    ours: `${String(right)} of ${String(asked)}`,
    against: 'all',
    met: right === asked,
  };
}

async function timesOf(queries: readonly SearchFacets[], ask: (facets: SearchFacets) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (const facets of queries) {
    const begun = performance.now();
    await ask(facets);
    times.push(performance.now() - begun);
  }
  return times;
}

const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? NaN;

function byPattern(database: Database, { genes, variants, therapies, text }: SearchFacets): Promise<unknown> {
  const words = [...genes, ...variants.slice(0, 1), ...therapies];
  const patterns = (words.length > 0 ? words : text.split(' ').slice(-3)).map((word) => `%${word}%`);
  const where = patterns.map((_, at) => `body ILIKE $${String(at + 1)}`).join(' AND ');
  return database.query(`SELECT id FROM knowledge.corpus_document WHERE ${where} LIMIT ${String(HITS)}`, patterns);
}
