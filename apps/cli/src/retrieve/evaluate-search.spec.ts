import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOperatorConfig } from '@consilium/config';
import { EXIT } from '../failure.ts';
import { runEvaluateSearch } from './evaluate-search.ts';

let home = '';
let server: Server | null = null;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'consilium-evaluate-'));
});
afterEach(async () => {
  rmSync(home, { recursive: true, force: true });
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = null;
});

interface Asked {
  readonly input?: readonly string[];
  readonly documents?: readonly string[];
}

/** A local endpoint whose vectors are a function of the place of a text in its batch, and whose reranker leaves the order or turns it round. */
async function endpoint(vectorAt: (at: number) => readonly number[], scoreAt: (at: number) => number) {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { input = [], documents = [] } = JSON.parse(Buffer.concat(parts).toString('utf8')) as Asked;
      const answer = request.url?.endsWith('/rerank')
        ? { results: documents.map((_, index) => ({ index, relevance_score: scoreAt(index) })) }
        : { object: 'list', model: 'made-up', data: input.map((_, index) => ({ index, embedding: vectorAt(index) })) };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return settings(`127.0.0.1:${String((listening.address() as AddressInfo).port)}`);
}

const settings = (host: string) => ({
  LLM_MODEL: 'made-up-1',
  LLM_BASE_URL: `http://${host}/v1`,
  LLM_API_KEY: 'none',
  LLM_EMBEDDING_MODEL: 'made-up-vectors',
  LLM_RERANK_MODEL: 'made-up-order',
});

async function evaluated(environment: Readonly<Record<string, string>>) {
  const [lines, said]: [string[], string[]] = [[], []];
  const exit = await runEvaluateSearch({ knowledge: undefined }, loadOperatorConfig(environment, { home }), {
    environment: undefined,
    input: (async function* () {})(),
    isInteractive: false,
    write: (text) => (lines.push(text), Promise.resolve()),
    say: (line) => void said.push(line),
    askSecret: () => Promise.resolve(''),
  });
  return { exit, said, line: JSON.parse(lines.join('')) as { models: readonly { name: string; admitted: boolean; ndcg10: number }[] } };
}

describe('consilium retrieve --evaluate', () => {
  it('says that no search model is configured', async () => {
    const { exit, said, line } = await evaluated({});
    expect([exit, line.models]).toEqual([EXIT.done, []]);
    expect(said).toEqual([expect.stringContaining('no search model is configured')]);
  });

  it('refuses what drags the search down with one line for each model, and enters each call', async () => {
    const environment = await endpoint(
      (at) => [Math.sin(at * 7), Math.cos(at * 7)],
      (at) => at,
    );
    const { exit, said, line } = await evaluated(environment);
    expect([exit, line.models.map(({ admitted }) => admitted)]).toEqual([EXIT.done, [false, false]]);
    expect(said).toEqual([
      expect.stringMatching(
        /^consilium: Vector search \(openai:made-up-vectors\) is not switched on: nDCG@10 [\d.]+ with it, [\d.]+ without/,
      ),
      expect.stringMatching(/^consilium: Reranking \(openai:made-up-order\) is not switched on/),
    ]);
    const purposes = readFileSync(join(home, 'model-calls.jsonl'), 'utf8').match(/"purpose":"\w+"/g);
    expect([...new Set(purposes)].sort()).toEqual(['"purpose":"embedding"', '"purpose":"rerank"']);
  });

  it('admits what is no worse', async () => {
    const environment = await endpoint(
      () => [1, 0],
      (at) => -at,
    );
    const { line, said } = await evaluated(environment);
    expect(line.models.map(({ admitted }) => admitted)).toEqual([true, true]);
    expect(said[0]).toContain('is switched on');
  });

  it('ends with one sentence when the endpoint is down', async () => {
    const environment = await endpoint(
      () => [1],
      () => 0,
    );
    const closing = server;
    await new Promise((resolve) => closing?.close(resolve));
    server = null;
    await expect(evaluated(environment)).rejects.toMatchObject({
      exit: EXIT.unavailable,
      message: 'The search model gave no answer: the search goes on without it.',
    });
  });
});
