import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutboundCall } from '@consilium/domain/evidence';
import { fileGuards } from './file-guards.ts';

const CALL: OutboundCall = {
  purpose: 'draft',
  destination: 'models.example.test',
  provider: 'openai',
  model: 'made-up-1',
  fields: ['tumorType.name', 'passages[].text'],
  requestSha256: 'a'.repeat(64),
  bytes: 900,
};
const USE = { tokens: { input: 100, output: 20 }, costMicros: 7, model: 'made-up-1', destination: 'models.example.test' };

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'consilium-guards-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});
const guards = (now = '2026-03-01T08:00:00.000Z') => fileGuards(home, { now: () => now });

describe('fileGuards', () => {
  it('writes each call as a line before its bytes leave', async () => {
    await guards().recordCall(CALL, null);
    const lines = readFileSync(join(home, 'model-calls.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ at: '2026-03-01T08:00:00.000Z', kind: 'call', ...CALL }]);
  });

  it('refuses a call whose field name is a text', () => {
    expect(() => guards().recordCall({ ...CALL, fields: ['Mrs. Example, born 1958'] }, null)).toThrow('no field name');
  });

  it('refuses a call that cannot be written', async () => {
    writeFileSync(join(home, 'file'), '');
    await expect(fileGuards(join(home, 'file'), { now: () => 'x' }).recordCall(CALL, null)).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('counts what was spent today, and only today', async () => {
    expect(await guards().spentToday()).toEqual({ tokens: 0, costMicros: 0 });
    await guards('2026-02-28T23:59:59.000Z').recordUse(USE, null);
    await guards().recordUse(USE, null);
    await guards().recordUse({ ...USE, tokens: null, costMicros: null }, null);
    expect(await guards().spentToday()).toEqual({ tokens: 120, costMicros: 7 });
  });
});
