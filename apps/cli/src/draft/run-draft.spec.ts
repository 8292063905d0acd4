import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOperatorConfig } from '@consilium/config';
import { draftedLine } from '@consilium/contracts';
import { runDraft } from './run-draft.ts';

const CASE = {
  case: 'Example, Anna',
  tumorType: { system: 'oncotree', code: 'MEL' },
  findings: [{ id: 'f1', kind: 'small-variant', gene: 'BRAF', protein: 'p.V600E' }],
};

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'consilium-draft-'));
  writeFileSync(join(home, 'case.jsonl'), JSON.stringify(CASE));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

async function drafted(environment: Readonly<Record<string, string>>, model = true) {
  const lines: string[] = [];
  const config = loadOperatorConfig(environment, { home });
  await runDraft({ batch: join(home, 'case.jsonl'), knowledge: undefined, corpora: undefined, model }, config, {
    environment: undefined,
    input: (async function* () {})(),
    isInteractive: false,
    write: (text) => (lines.push(text), Promise.resolve()),
    say: () => undefined,
    askSecret: () => Promise.resolve(''),
  });
  return draftedLine.parse(JSON.parse(lines.join('')));
}

/** An endpoint that keeps what it is told and answers with a refusal of service. */
async function brokenEndpoint() {
  const told: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (part: Buffer) => told.push(part.toString('utf8')));
    request.on('end', () => response.writeHead(500).end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const environment = {
    LLM_MODEL: 'made-up-1',
    LLM_PROVIDER: 'openai',
    LLM_BASE_URL: `http://${host}/v1`,
    LLM_API_KEY: 'none',
    LLM_ALLOWED_HOSTS: host,
  };
  return { told, environment, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe('runDraft', () => {
  it('drafts by the template where no model is configured, and keeps no call', async () => {
    const { provenance } = await drafted({});
    expect(provenance).toMatchObject({ drafter: 'template' });
    expect(provenance.model).toBeUndefined();
    expect(existsSync(join(home, 'model-calls.jsonl'))).toBe(false);
  });

  it('drafts the same with the model down, says so, and has written the call without the name of the case', async () => {
    const endpoint = await brokenEndpoint();
    try {
      const [plain, down] = [await drafted({}), await drafted(endpoint.environment)];
      expect(down.sentences).toEqual(plain.sentences);
      expect(down.provenance).toMatchObject({ drafter: 'template', model: { outcome: 'template', failure: 'MODEL.UNAVAILABLE' } });
      expect(readFileSync(join(home, 'model-calls.jsonl'), 'utf8')).toContain('"kind":"call"');
      expect(endpoint.told.join('')).toContain('BRAF');
      expect(`${endpoint.told.join('')}${readFileSync(join(home, 'model-calls.jsonl'), 'utf8')}`).not.toMatch(/Anna|Example,/);
    } finally {
      await endpoint.close();
    }
  });

  it('asks no model where the template was asked for', async () => {
    const endpoint = await brokenEndpoint();
    try {
      expect((await drafted(endpoint.environment, false)).provenance.model).toBeUndefined();
      expect(endpoint.told).toEqual([]);
    } finally {
      await endpoint.close();
    }
  });
});
