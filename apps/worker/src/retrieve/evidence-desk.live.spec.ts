import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '@consilium/config';
import type { KnowledgeSnapshot, Prioritization } from '@consilium/domain';
import { starterRelease } from '@consilium/knowledge';
import { auditTrail, knowledgeReleases, openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS, createTestDatabase } from '@consilium/testing';
import { evidenceDesk } from './evidence-desk.ts';

const CLOCK = { now: () => new Date().toISOString() };
const NO_FINDINGS: Prioritization = {
  ruleSet: { id: 'amp', version: '1', sha256: 'a'.repeat(64) },
  knowledge: [],
  tumorType: { code: 'MEL', name: 'Melanoma' },
  findings: [],
  options: [],
  resistance: [],
  safety: [],
  warnings: [],
};

let close: () => Promise<void> = () => Promise.resolve();
let server: Server;
let [database, knowledge]: [Database | null, KnowledgeSnapshot | null] = [null, null];

beforeAll(async () => {
  const suite = await createTestDatabase();
  const opened = await openDatabase(suite.appUrl, { access: 'engine', keys: TEST_KEYS });
  const releases = knowledgeReleases(opened);
  await releases.register('starter', starterRelease().content);
  [database, knowledge] = [opened, await releases.snapshot(await releases.currentReleases())];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { documents } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { documents: readonly string[] };
      response.end(JSON.stringify({ results: documents.map((_, index) => ({ index, relevance_score: -index })) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = async () => {
    await opened.destroy();
    await suite.drop();
    await new Promise((resolve) => server.close(resolve));
  };
}, 120_000);
afterAll(() => close());

async function firstCase(rerankModel: string | null) {
  const { model } = loadConfig({
    DATABASE_URL: 'postgres://unused/unused',
    LLM_MODEL: 'made-up-1',
    LLM_BASE_URL: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    ...(rerankModel === null ? {} : { LLM_RERANK_MODEL: rerankModel }),
  });
  if (database === null || knowledge === null) throw new Error('no database');
  const lines: string[] = [];
  const desk = await evidenceDesk(model, database, CLOCK, (line) => void lines.push(line));
  await desk.retrieve(NO_FINDINGS, knowledge);
  await desk.settled();
  return lines;
}

const entries = async () => {
  if (!database) throw new Error('the suite has no database');
  const { items } = await auditTrail(database).list({ limit: 200 });
  return items.map(({ action, detail }) => ({ act: action, detail })).reverse();
};

describe('search models of the worker', () => {
  it('are evaluated beside the first case, each call and the verdict with an entry', async () => {
    expect(await firstCase('made-up-order')).toEqual([expect.stringContaining('Reranking (openai:made-up-order) is switched on')]);
    const told = await entries();
    expect(told.filter(({ act }) => act === 'model-called')[0]?.detail).toMatchObject({ purpose: 'rerank', model: 'made-up-order' });
    const verdicts = told.filter(({ act }) => act === 'retrieval-configured').map(({ detail }) => detail);
    expect(verdicts).toEqual([expect.objectContaining({ rerankModel: 'openai:made-up-order', rerankAdmitted: true })]);
    expect(verdicts[0]).toMatchObject({ lexicalNdcg10: verdicts[0]?.['rerankNdcg10'], queries: expect.any(Number) });
  });

  it('write no second entry at the next start, and one when they are gone', async () => {
    const count = async () => (await entries()).filter(({ act }) => act === 'retrieval-configured').length;
    const before = await count();
    await firstCase('made-up-order');
    expect(await count()).toBe(before);
    expect(await firstCase(null)).toEqual([]);
    expect(await count()).toBe(before + 1);
  });
});
