import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSigner, privateKeyText, verifyBundle } from '@consilium/ledger';
import { Clinic, aSubmission } from './clinic.ts';

const logKey = privateKeyText('localhost/consilium', 'ed25519', randomBytes(32));
const { vkey } = makeSigner(logKey);
const keys = mkdtempSync(join(tmpdir(), 'consilium-keys-'));
let clinic: Clinic;
beforeAll(async () => {
  writeFileSync(join(keys, 'log.vkey'), `${vkey}\n`);
  clinic = await Clinic.open({ CONSILIUM_KEYS_DIR: keys, CONSILIUM_LOG_KEY: logKey });
}, 60_000);
afterAll(async () => {
  await clinic?.close();
  rmSync(keys, { recursive: true, force: true });
});

describe('an auditor takes a case along', () => {
  it('as a bundle that proves itself to whoever has the key of the log, and the export is an entry (AUD-14, AUD-17)', async () => {
    const oncologist = await clinic.as('onko');
    const { body } = await oncologist.send('POST', '/api/v1/cases', aSubmission());
    const { caseId } = body as { caseId: string };
    const auditor = await clinic.as('audit');
    const exported = async (scope: string): Promise<Buffer> => {
      const answer = await fetch(`${clinic.url}/api/v1/audit/export?${scope}`, { headers: { cookie: auditor.cookie } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/jsonl']);
      return Buffer.from(await answer.arrayBuffer());
    };
    const [ofCase, ofLog] = [await exported(`case=${caseId}`), await exported('log=whole')];
    for (const bundle of [ofCase, ofLog])
      expect(await verifyBundle([bundle], { keys: [vkey] })).toMatchObject({ exit: 0, findings: [], keys: 'pinned' });
    expect([ofCase.includes('audit-export'), ofLog.includes('audit-export')]).toEqual([false, true]);
  }, 60_000);
});
