import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cosignatureFrom } from '@consilium/adapters';
import { loadWitnessConfig } from '@consilium/config';
import type { WitnessConfig } from '@consilium/config';
import { formatAddCheckpoint, openNote, parseVerifierKey, withSignatures } from '@consilium/ledger';
import type { AddCheckpoint } from '@consilium/ledger';
import { makeWitness, startWitness } from './index.ts';
import type { WitnessApp } from './index.ts';
import { signerOf, syntheticLog } from './spec-support/synthetic-log.ts';

const REGISTER = join(import.meta.dirname, '../../../infra/runtime/register.mjs');
const log = syntheticLog();
const forked = syntheticLog('another history');
const run = promisify(execFile);

describe('witness (C2SP tlog-witness, AUD-09)', () => {
  let dir: string;
  let apps: WitnessApp[];
  let events: Readonly<Record<string, string | number>>[];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'consilium-witness-'));
    [apps, events] = [[], []];
  });
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    rmSync(dir, { recursive: true });
  });

  const config = (change: Partial<WitnessConfig> = {}): WitnessConfig => ({
    ...loadWitnessConfig({ CONSILIUM_WITNESS_DIR: dir, CONSILIUM_WITNESS_PORT: '0', CONSILIUM_WITNESS_LOGS: log.vkey }),
    ...change,
  });
  const start = async (change: Partial<WitnessConfig> = {}, now = 1_700_000_000_000): Promise<WitnessApp> => {
    const app = await startWitness(config(change), { now: () => now, tell: (event) => events.push(event) });
    apps.push(app);
    return app;
  };
  const post = async (app: WitnessApp, body: string) => {
    const response = await fetch(`${app.url}/add-checkpoint`, { method: 'POST', body });
    return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
  };
  const offer = (app: WitnessApp, request: AddCheckpoint) => post(app, formatAddCheckpoint(request));
  const alarms = (): readonly { readonly code: string }[] =>
    existsSync(join(dir, 'alarms.jsonl'))
      ? readFileSync(join(dir, 'alarms.jsonl'), 'utf8')
          .trim()
          .split('\n')
          .map((line): { code: string } => JSON.parse(line))
      : [];

  it('cosigns the first checkpoint and every growth, with its time', async () => {
    const app = await start();
    const key = parseVerifierKey(app.vkey);
    for (const [old, size] of [
      [0, 3],
      [3, 3],
      [3, 300],
      [300, 1000],
    ] as const) {
      const answer = await offer(app, log.grow(old, size));
      const opened = openNote(withSignatures(log.note(size), [answer.body]), key.ok ? [key.value] : []);
      expect(opened).toMatchObject({ ok: true, value: { signed: [{ time: 1_700_000_000 }] } });
    }
    expect(alarms()).toEqual([]);
  });

  it('answers 409 with the size it knows when the log believes another', async () => {
    const app = await start();
    await offer(app, log.grow(0, 5));
    for (const request of [log.grow(0, 9), log.grow(4, 9), log.grow(6, 9)])
      expect(await offer(app, request)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '5\n' });
    expect((await offer(app, log.grow(5, 9))).status).toBe(200);
  });

  it('tells a log that was restored from an old backup that it was larger', async () => {
    const app = await start();
    await offer(app, log.grow(0, 20));
    expect(await offer(app, log.grow(8, 12))).toMatchObject({ status: 409, body: '20\n' });
    // The restored log grows on with other entries; whatever it claims, its tree is not the one that was cosigned.
    expect(await offer(app, { ...forked.grow(20, 25), oldSize: 20 })).toMatchObject({ status: 422 });
    expect(alarms()).toMatchObject([{ code: 'WITNESS.INCONSISTENT' }]);
    expect((await offer(app, log.grow(20, 25))).status).toBe(200);
  });

  it('refuses the same size with another root and keeps both checkpoints as evidence', async () => {
    const app = await start();
    await offer(app, log.grow(0, 7));
    for (const oldSize of [7, 7, 0])
      expect(await offer(app, { ...forked.grow(7, 7), oldSize })).toMatchObject({ status: 409, body: '7\n' });
    expect(alarms()).toEqual([
      expect.objectContaining({ code: 'WITNESS.SAME_SIZE_OTHER_ROOT', note: forked.note(7), known: expect.stringContaining(log.note(7)) }),
    ]);
    expect(events).toContainEqual(expect.objectContaining({ event: 'WITNESS.ALARM', seen: 7, offered: 7 }));
  });

  it.each([
    ['a proof from elsewhere', 422, () => ({ ...log.grow(5, 9), proof: log.grow(4, 9).proof })],
    ['no proof', 422, () => ({ ...log.grow(5, 9), proof: [] })],
    ['a key that nobody told it of', 403, () => syntheticLog('synthetic entry', signerOf(9)).grow(5, 9)],
    ['a checkpoint changed after it was signed', 403, () => ({ ...log.grow(5, 9), note: log.note(9).replace('\n9\n', '\n8\n') })],
    ['a log that it does not watch', 404, () => syntheticLog('synthetic entry', signerOf(1, 'other.example')).grow(5, 9)],
    ['an old size beyond the checkpoint', 400, () => ({ ...log.grow(0, 9), oldSize: 10 })],
  ])('refuses %s with %p and goes on as before', async (_, status, request) => {
    const app = await start();
    await offer(app, log.grow(0, 5));
    expect((await offer(app, request())).status).toBe(status);
    expect((await offer(app, log.grow(5, 9))).status).toBe(200);
  });

  it.each(['', 'old 0\n\n', 'old x\n\nlog\n', 'old 0\n\nlog\nnone\nroot\n\n— a AAAAAAAA\n', '\u0000'])('answers 400 to %j', async (body) =>
    expect((await post(await start(), body)).status).toBe(400),
  );

  it('reads no more than 64 KiB and knows no other route', async () => {
    const app = await start();
    expect((await post(app, 'x'.repeat(70_000))).status).toBe(413);
    for (const [method, path] of [
      ['GET', '/add-checkpoint'],
      ['POST', '/'],
      ['GET', '/add-checkpoint/..'],
      ['PUT', '/healthz'],
    ] as const)
      expect((await fetch(`${app.url}${path}`, { method })).status).toBe(404);
  });

  it('tells its public key and what it cosigned last', async () => {
    const app = await start();
    const { body } = await offer(app, log.grow(0, 5));
    expect((await (await fetch(`${app.url}/healthz`)).text()).trim()).toBe(app.vkey);
    expect(await (await fetch(`${app.url}/checkpoints`)).json()).toEqual([log.note(5) + body]);
  });

  it('lets only one of many growths through that come at once', async () => {
    const app = await start();
    await offer(app, log.grow(0, 5));
    const answers = await Promise.all([6, 7, 8, 9, 10, 11].map((size) => offer(app, log.grow(5, size))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  it('knows after a restart what it cosigned before', async () => {
    const first = await start();
    await offer(first, log.grow(0, 5));
    await first.stop();
    const second = await start();
    expect(second.vkey).toBe(first.vkey);
    expect(await offer(second, log.grow(0, 9))).toMatchObject({ status: 409, body: '5\n' });
    expect((await offer(second, log.grow(5, 9))).status).toBe(200);
  });

  it('keeps what it saw before it answers: killed in between, it still knows', async () => {
    await (await start()).stop();
    const child = spawn(process.execPath, ['--import', REGISTER, join(import.meta.dirname, 'spec-support/killed-witness.ts')], {
      env: { PATH: process.env['PATH'], CONSILIUM_WITNESS_DIR: dir, CONSILIUM_WITNESS_PORT: '0', CONSILIUM_WITNESS_LOGS: log.vkey },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const killed = { url: String(line).trim(), vkey: '', stop: () => Promise.resolve() };
    await expect(offer(killed, log.grow(0, 5))).rejects.toThrow();
    const app = await start();
    expect(await offer(app, log.grow(0, 6))).toMatchObject({ status: 409, body: '5\n' });
    expect((await offer(app, log.grow(5, 5))).status).toBe(200);
  });

  it('watches a log through the rotation of its key', async () => {
    const renewed = syntheticLog('synthetic entry', signerOf(2));
    const app = await start({ logs: `${log.vkey}\n# new in June\n${renewed.vkey}\n` });
    expect((await offer(app, log.grow(0, 5))).status).toBe(200);
    expect((await offer(app, renewed.grow(5, 9))).status).toBe(200);
  });

  it.each([
    ['is missing', (file: string) => rmSync(file)],
    ['is cut', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
    ['is empty', (file: string) => writeFileSync(file, '')],
    ['says another size', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('\\n5\\n', '\\n4\\n'))],
    ['lost its cosignature', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/— localhost[^"]*/, ''))],
    [
      'was written by another witness',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replaceAll('localhost/', 'elsewhere/')),
    ],
  ])('refuses to start when its state %s, and says the way out', async (_, harm) => {
    const app = await start();
    await offer(app, log.grow(0, 5));
    await app.stop();
    harm(join(dir, 'state.json'));
    await expect(start()).rejects.toThrow(/restore the folder of the witness .* or start a new witness/);
  });

  it('stops cosigning when another process wrote its state', async () => {
    const [one, two] = [await start(), await start()];
    expect((await offer(one, log.grow(0, 5))).status).toBe(200);
    expect((await offer(two, forked.grow(0, 5))).status).toBe(500);
  });

  it('makes its key for its owner only, and never in production', async () => {
    await expect(start({ mayMake: false })).rejects.toThrow(/witness\.key of this witness is missing/);
    await start();
    expect(statSync(join(dir, 'witness.key')).mode & 0o077).toBe(0);
    await expect(start({ mayMake: false })).resolves.toMatchObject({ vkey: readFileSync(join(dir, 'witness.vkey'), 'utf8').trim() });
  });

  it('never makes a second witness in a folder that holds one', () => {
    expect(makeWitness(config())).toBe(readFileSync(join(dir, 'witness.vkey'), 'utf8').trim());
    expect(() => makeWitness(config())).toThrow(/holds a witness already/);
  });

  it.each([
    ['no log', null, /watches no log/],
    ['a key that is none', 'nonsense', /Key 1 of the logs/],
  ])('refuses to start with %s to watch', async (_, logs, message) => expect(start({ logs })).rejects.toThrow(message));

  it('is made by its own command in an empty folder', async () => {
    const main = join(import.meta.dirname, 'main.ts');
    const env = { PATH: process.env['PATH'], CONSILIUM_WITNESS_DIR: join(dir, 'new'), NODE_ENV: 'production' };
    const { stdout } = await run(process.execPath, ['--import', REGISTER, main, 'make'], { env });
    expect(parseVerifierKey(stdout.trim())).toMatchObject({
      ok: true,
      value: { kind: 'cosignature/v1', name: 'localhost/consilium-witness' },
    });
  });
});

describe('cosignatureFrom, against a running witness', () => {
  let dir: string;
  let app: WitnessApp;
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'consilium-witness-'));
    const config = loadWitnessConfig({ CONSILIUM_WITNESS_DIR: dir, CONSILIUM_WITNESS_PORT: '0', CONSILIUM_WITNESS_LOGS: log.vkey });
    app = await startWitness(config, { now: () => 1_700_000_000_000, tell: () => undefined });
  });
  afterEach(async () => {
    await app.stop();
    rmSync(dir, { recursive: true });
  });
  const ask = (request: AddCheckpoint, vkeys = [app.vkey], url = app.url) => cosignatureFrom(url, request, { vkeys, timeoutMs: 2000 });

  it('brings signature lines that hold over the checkpoint', async () => {
    const answer = await ask(log.grow(0, 5));
    expect(answer).toMatchObject({ kind: 'cosigned', lines: [expect.stringMatching(/^— localhost\/consilium-witness .*\n$/)] });
  });

  it('brings a line as well for a checkpoint that bears the former one: so asks a sequencer that takes over', async () => {
    const first = await ask(log.grow(0, 5));
    const lines = first.kind === 'cosigned' ? first.lines : [];
    const again = await ask({ ...log.grow(5, 5), note: withSignatures(log.note(5), lines) });
    expect(again).toMatchObject({ kind: 'cosigned', lines: [expect.stringMatching(/^— localhost\/consilium-witness .*\n$/)] });
  });

  it('brings the size that the witness knows', async () => {
    await ask(log.grow(0, 5));
    expect(await ask(log.grow(3, 9))).toEqual({ kind: 'conflict', size: 5 });
  });

  it.each([
    ['WITNESS.SIGNATURE_UNKNOWN', () => syntheticLog('synthetic entry', signerOf(9)).grow(0, 5)],
    ['WITNESS.LOG_UNKNOWN', () => syntheticLog('synthetic entry', signerOf(1, 'other.example')).grow(0, 5)],
    ['WITNESS.MALFORMED', () => ({ ...log.grow(0, 5), oldSize: 6 })],
    ['WITNESS.INCONSISTENT', () => ({ ...log.grow(0, 5), proof: log.grow(3, 5).proof })],
  ])('tells %s', async (code, request) => expect(await ask(request())).toEqual({ kind: 'refused', code }));

  it('drops a cosignature by a key that nobody here trusts', async () =>
    expect(await ask(log.grow(0, 5), [])).toEqual({ kind: 'refused', code: 'WITNESS.UNREADABLE' }));

  it('tells that nobody answers, instead of throwing', async () => {
    await app.stop();
    expect(await ask(log.grow(0, 5))).toEqual({ kind: 'refused', code: 'WITNESS.UNREACHABLE' });
    expect(await ask(log.grow(0, 5), [], 'no address')).toEqual({ kind: 'refused', code: 'WITNESS.UNREACHABLE' });
    await expect(app.stop()).resolves.toBeUndefined();
  });
});
