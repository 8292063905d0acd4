import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSigner, privateKeyText, verifyBundle } from '@consilium/ledger';
import { DEMO_CASES } from '../../infra/seed/demo-cases.ts';
import type { DemoCourse } from '../../infra/seed/demo-cases.ts';
import { playCase } from '../../infra/seed/play-case.ts';
import { startConsilium } from '../live/running-consilium.ts';
import type { RunningConsilium } from '../live/running-consilium.ts';

const PYTHON = join(import.meta.dirname, '../../infra/verifier/consilium_verify.py');
const logKey = privateKeyText('localhost/consilium', 'ed25519', randomBytes(32));
const { vkey } = makeSigner(logKey);
let folder: string;
let running: RunningConsilium;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'consilium-demo-bundle-'));
  writeFileSync(join(folder, 'log.vkey'), `${vkey}\n`);
  running = await startConsilium({ env: { CONSILIUM_KEYS_DIR: folder, CONSILIUM_LOG_KEY: logKey } });
}, 120_000);
afterAll(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Exit of the second verifier. */
function python(...words: readonly string[]): number {
  try {
    execFileSync('python3', ['-B', PYTHON, ...words], { stdio: 'ignore' });
    return 0;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : -1;
  }
}

describe('the first cases of a fresh installation (AUD-14, AUD-15, AUD-16)', () => {
  it.each<[DemoCourse, number]>([
    ['issued', 1],
    ['issued-with-dissent', 1],
    ['amended', 2],
  ])(
    'leave as bundles that both verifiers find valid with the server’s word for passwords, and incomplete without: %s',
    async (course, decisions) => {
      const demo = DEMO_CASES.find((one) => one.course === course);
      if (!demo) throw new Error(`no demo case ${course}`);
      const caseId = await playCase(await running.board(), demo);
      const auditor = await running.signIn('otto');
      const path = join(folder, `${course}.jsonl`);
      const bytes = Buffer.from(await auditor.text(`audit/export?case=${caseId}`));
      writeFileSync(path, bytes);
      const verdict = await verifyBundle([bytes], { keys: [vkey], allowAttested: true });
      expect([verdict.exit, verdict.findings, verdict.notJudged]).toEqual([0, [], []]);
      expect(verdict.decisions.map(({ assurance }) => assurance)).toEqual(Array.from({ length: decisions }, () => 'attested'));
      expect((await verifyBundle([bytes], { keys: [vkey] })).codes).toEqual(['QUORUM.ATTESTED']);
      expect([python(path, '--key', vkey, '--allow-attested'), python(path, '--key', vkey)]).toEqual([0, 2]);
    },
    120_000,
  );
});
