import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cosignatureFrom, newestCosigned } from '@consilium/adapters';
import { loadWitnessConfig } from '@consilium/config';
import { cosign, makeCosigner, parseNote, privateKeyText, withSignatures } from '@consilium/ledger';
import { startWitness } from './index.ts';
import type { WitnessApp } from './index.ts';
import { ORIGIN, syntheticLog } from './spec-support/synthetic-log.ts';

const log = syntheticLog();
const witness = makeCosigner(privateKeyText('w.example', 'cosignature/v1', new Uint8Array(32).fill(3)));
const stranger = makeCosigner(privateKeyText('w.example', 'cosignature/v1', new Uint8Array(32).fill(4)));
const cosigned = (size: number, by = witness, note = log.note(size)): string => {
  const parsed = parseNote(note);
  if (!parsed.ok) throw new Error('no note');
  return withSignatures(note, [cosign(parsed.value.text, by, 1_700_000_000)]);
};

let server: Server | null = null;
afterEach(() => void server?.close());
async function showing(body: string, status = 200): Promise<string> {
  server = createServer((_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body)).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((done) => server?.once('listening', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const newest = (url: string, vkeys = [witness.vkey]) => newestCosigned(url, ORIGIN, { vkeys, timeoutMs: 2000 });

describe('what a witness shows under its signature (AUD-31)', () => {
  it('is the newest checkpoint that it cosigned', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'consilium-witness-'));
    const config = loadWitnessConfig({ CONSILIUM_WITNESS_DIR: dir, CONSILIUM_WITNESS_PORT: '0', CONSILIUM_WITNESS_LOGS: log.vkey });
    const app: WitnessApp = await startWitness(config, { now: () => 1_700_000_000_000, tell: () => undefined });
    try {
      expect(await newest(app.url, [app.vkey])).toBeNull();
      for (const [from, to] of [
        [0, 5],
        [5, 9],
      ] as const)
        expect(await cosignatureFrom(app.url, log.grow(from, to), { vkeys: [app.vkey] })).toMatchObject({ kind: 'cosigned' });
      expect(await newest(app.url, [app.vkey])).toMatchObject({ origin: ORIGIN, size: 9 });
      expect(await newest(app.url, [witness.vkey])).toBeNull();
    } finally {
      await app.stop();
      rmSync(dir, { recursive: true });
    }
  });

  it.each([
    ['signed by the log alone', () => JSON.stringify([log.note(99)])],
    ['cosigned by a key of the same name that nobody here believes', () => JSON.stringify([cosigned(99, stranger)])],
    ['cosigned, then given another size', () => JSON.stringify([cosigned(9).replace('\n9\n', '\n99\n')])],
    ['of another log', () => JSON.stringify([cosigned(99).replace(ORIGIN, 'other.example/log')])],
    ['no list', () => JSON.stringify({ size: 99 })],
    ['no JSON', () => '<html>99</html>'],
  ])('is nothing when it is %s', async (_what, body) => expect(await newest(await showing(body()))).toBeNull());

  it('is nothing when it is unreachable or answers an error', async () => {
    expect(await newest(await showing(JSON.stringify([cosigned(9)]), 500))).toBeNull();
    expect(await newest('http://127.0.0.1:1')).toBeNull();
    expect(await newest('no address')).toBeNull();
  });

  it('is the largest of several, whatever stands beside it', async () =>
    expect(await newest(await showing(JSON.stringify([cosigned(4), 7, log.note(99), cosigned(9), null])))).toMatchObject({ size: 9 }));
});
