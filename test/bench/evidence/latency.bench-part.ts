import type { EvidenceItem } from '@consilium/domain';
import { starterRelease } from '@consilium/knowledge';
import { buildDocumentIndex, createCorpusIndex, searchEvidence } from '@consilium/retrieval';
import type { EvidenceQuery } from '@consilium/retrieval';
import { median, millis } from '../table.ts';
import type { Measure } from '../table.ts';
import { madeUpLiterature, madeUpQueries } from './made-up-literature.ts';
import { seededRandom } from '../seeded-random.ts';

const DOCUMENTS = 10_000;
const QUERIES = 300;
const HITS = 20;
const GOAL_P95_MS = 50;

/** Search of 10,000 documents in process: structured records by `searchEvidence`, and texts by the corpus index. Generated input only. */
export async function latency(_data = ''): Promise<readonly Measure[]> {
  const queries = madeUpQueries(QUERIES);
  const corpus = madeUpLiterature(DOCUMENTS);
  const texts = createCorpusIndex([corpus]);
  const { content, sha256 } = starterRelease();
  const knowledge = { ...content, releases: [{ id: 'made-up', sha256 }], items: madeUpRecords(content.items) };
  const index = buildDocumentIndex(knowledge);
  const asked = fieldedQueries(knowledge.items);
  const records = await timesOf(asked, (query) => searchEvidence(query, knowledge, index));
  const windows = await timesOf(queries, (facets) => texts.search('literature', facets, HITS));
  const naive = await timesOf(queries.slice(0, 50), ({ genes, variants, text }) => {
    const words = [...genes, ...variants, ...text.split(' ')].filter((word) => word !== '').map((word) => word.toLowerCase());
    return corpus.documents.filter((document) => words.some((word) => document.text.toLowerCase().includes(word)));
  });
  const scan = `scan of every text: p50 ${millis(median(naive))}`;
  return [row('records', records, scan), row('texts', windows, scan)];
}

const row = (what: string, times: readonly number[], scan: string): Measure => ({
  measure: `search of ${DOCUMENTS.toLocaleString('en')} ${what} in process, ${String(times.length)} queries, p95 (p50)`,
  ours: `${millis(p95(times))} (${millis(median(times))})`,
  against: `<= ${millis(GOAL_P95_MS)}; ${scan}`,
  met: p95(times) <= GOAL_P95_MS,
});

async function timesOf<T>(queries: readonly T[], search: (query: T) => unknown): Promise<readonly number[]> {
  for (const query of queries.slice(0, 20)) await search(query);
  const times: number[] = [];
  for (const query of queries) {
    const begun = performance.now();
    await search(query);
    times.push(performance.now() - begun);
  }
  return times;
}

const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;

/** Facts of the pack over and over under made-up ids, each with a statement of its own words. */
function madeUpRecords(items: readonly EvidenceItem[]): readonly EvidenceItem[] {
  const next = seededRandom(11);
  return Array.from({ length: DOCUMENTS }, (_, at) => {
    const item = items[at % items.length];
    if (item === undefined) throw new Error('the pack has no record');
    const words = Array.from({ length: 40 }, () => `w${Math.floor(next() * 5000).toString(36)}`).join(' ');
    return {
      ...item,
      id: `made-up:${String(at)}`,
      publications: [String(90_000_000 + (at >> 1))],
      statement: `${item.profileName} in ${item.diseaseName}: ${words}.`,
    };
  });
}

/** Half of the queries by field, half typed. */
function fieldedQueries(items: readonly EvidenceItem[]): readonly EvidenceQuery[] {
  return Array.from({ length: QUERIES }, (_, at) => {
    const item = items[(at * 37) % items.length];
    const disease = item?.diseaseName ?? '';
    const variant = item?.profileName ?? '';
    if (at % 2 === 1) return { text: `${variant} ${disease} ${item?.therapies.join(' ') ?? ''}`, k: HITS };
    return {
      ...(item?.genes[0] ? { gene: item.genes[0] } : {}),
      variant,
      tumorType: { code: '', name: disease },
      therapies: item?.therapies ?? [],
      k: HITS,
    };
  });
}
