import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { jest } from '@jest/globals';

jest.setTimeout(120_000);

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
});
