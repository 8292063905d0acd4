import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { makeSigner, privateKeyText } from '@consilium/ledger';
import { launchChromium } from '@consilium/testing';
import { bytesOf, makeBundle } from '../../libs/ledger/src/verify/spec-support/make-bundle.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const anotherKey = makeSigner(privateKeyText('another.example/log', 'ed25519', randomBytes(32))).vkey;
let folder: string;
const at = (name: string): string => join(folder, name);

interface Ended {
  readonly exit: number;
  readonly out: string;
}
const run = (program: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(program, [...args], { cwd: folder, env: { PATH: '/usr/bin:/bin' } }, (_error, out, complaint) =>
      resolve({ exit: child.exitCode ?? -1, out: `${out}${complaint}` }),
    );
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'consilium-offline-'));
  const built = await run(process.execPath, [join(ROOT, 'infra/build-verifier.mjs'), folder]);
  if (built.exit !== 0) throw new Error(built.out);
  const { lines } = await makeBundle({ seed: 21, plan: { keys: 1 } });
  const bytes = Buffer.from(await bytesOf(lines));
  writeFileSync(at('good.jsonl'), bytes);
  writeFileSync(at('bad.jsonl'), Buffer.from(bytes.toString().replace('Dr Synthetic A', 'Dr Synthetic Z')));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the verifier as one file (AUD-15)', () => {
  it('runs on the Node that the machine has, without this project', async () => {
    const [good, bad] = [
      await run('node', ['consilium-verify.mjs', 'good.jsonl']),
      await run('node', ['consilium-verify.mjs', 'bad.jsonl']),
    ];
    expect([good.exit, good.out.split('\n')[0]]).toEqual([0, 'VALID: everything in this bundle is proven.']);
    expect([bad.exit, bad.out.split('\n')[0]]).toEqual([1, 'TAMPERED: something in this bundle contradicts its proof.']);
    expect(bad.out).toMatch(/^first bad: line \d+/m);
  });

  it('asks nothing of anybody: no import, no request', () => {
    const text = readFileSync(at('consilium-verify.mjs'), 'utf8');
    expect(text).not.toMatch(/^\s*import[\s({]|\bimport\(|\brequire\(|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/m);
  });

  it('works as a page from a disk, with the same verdicts, and judges again under other keys', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      page.on('request', (request) => void (request.url().startsWith('file:') || problems.push(request.url())));
      await page.goto(pathToFileURL(at('consilium-verify.html')).href);
      for (const [file, verdict] of [
        ['good.jsonl', 'VALID'],
        ['bad.jsonl', 'TAMPERED'],
      ] as const) {
        await page.setInputFiles('#file', at(file));
        await page.waitForFunction((word) => document.getElementById('verdict')?.textContent?.startsWith(word), verdict);
      }
      await page.setInputFiles('#file', at('good.jsonl'));
      await page.waitForFunction(() => document.getElementById('verdict')?.textContent?.startsWith('VALID'));
      await page.fill('#keys', anotherKey);
      await page.locator('#keys').blur();
      await page.waitForFunction(() => document.getElementById('verdict')?.textContent?.startsWith('TAMPERED'));
      expect(await page.locator('#details').textContent()).toContain('LOG.NOT_PINNED');
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 60_000);
});
