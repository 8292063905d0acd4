import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { CODES } from '../../libs/ledger/src/verify/finding.ts';
import { compareVerifiers } from '../bench/verifier-agreement.ts';

jest.setTimeout(180_000);

const FOLDER = join(import.meta.dirname, '../../infra/verifier');
const python = (...words: readonly string[]): string =>
  execFileSync('python3', ['-B', ...words], { cwd: FOLDER, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

describe('the second verifier, in Python (AUD-16)', () => {
  it('holds against the published vectors of its hand-written cryptography', () => {
    expect(python('consilium_verify.py', '--self-test')).toMatch(/^self-test: \d{3,} checks, 0 failed$/m);
  });

  it('names each tampering and each forged signature, and raises no false alarm', () => {
    // unittest tells its result on standard error and by its exit code; a failure throws here with both.
    expect(() => python('-m', 'unittest', 'discover', '-s', 'test')).not.toThrow();
  });

  it('knows the codes of the first verifier, each with the same exit', () => {
    const theirs: unknown = JSON.parse(python('-c', 'import json, consilium_verify; print(json.dumps(consilium_verify.CODES))'));
    expect(theirs).toEqual(CODES);
  });

  it('agrees with the first verifier on spoilt bundles: on the exit and on what is named first', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'consilium-verifiers-'));
    try {
      const { bundles, exits, disagreements } = await compareVerifiers(folder, { fromPython: 60, fromTypeScript: 60, heads: 120, seed: 6 });
      expect(disagreements).toEqual([]);
      expect(bundles).toBe(240);
      // Two verifiers that find nothing would agree as well.
      expect(exits[1]).toBeGreaterThan(60);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
