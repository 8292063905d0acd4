import { ConfigError } from './load-config.ts';
import { loadVerifierConfig } from './verifier-config.ts';

const BASE = { DATABASE_VERIFIER_URL: 'postgresql://signature_verifier:secret@127.0.0.1:5432/consilium' };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadVerifierConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadVerifierConfig (SIG-19)', () => {
  it.each([
    [{}, 'localhost', ['http://localhost:8080']],
    [{ CONSILIUM_PORT: '9000' }, 'localhost', ['http://localhost:9000']],
    [{ CONSILIUM_PUBLIC_URL: 'http://127.0.0.1:8080/' }, 'localhost', ['http://localhost:8080']],
    [{ CONSILIUM_PUBLIC_URL: 'https://board.clinic.example/app' }, 'board.clinic.example', ['https://board.clinic.example']],
    [
      { CONSILIUM_SIGNING_ORIGINS: 'https://a.clinic.example, https://clinic.example' },
      'clinic.example',
      ['https://a.clinic.example', 'https://clinic.example'],
    ],
  ])('reads %p', (env, rpId, origins) => expect(loadVerifierConfig({ ...BASE, ...env }).site).toEqual({ rpId, origins }));

  it.each<[Record<string, string>, RegExp]>([
    [{}, /^DATABASE_VERIFIER_URL is not set/],
    [{ ...BASE, CONSILIUM_PUBLIC_URL: 'https://10.0.0.7' }, /names an IP address/],
    [{ ...BASE, CONSILIUM_PUBLIC_URL: 'http://board.clinic.example' }, /must be an https address/],
    [{ ...BASE, NODE_ENV: 'production' }, /must be an https address/],
    [{ ...BASE, CONSILIUM_SIGNING_ORIGINS: 'https://a.example,https://b.example' }, /must lie under one host name/],
    [{ ...BASE, CONSILIUM_SIGNING_ORIGINS: 'somewhere' }, /must be a list of addresses/],
  ])('refuses %p', (env, sentence) => expect(problemsOf(env)).toContainEqual(expect.stringMatching(sentence)));

  it('never repeats a value, which may be a secret', () =>
    expect(problemsOf({ DATABASE_VERIFIER_URL: 'mysql://app:hunter2@db/x' }).join()).not.toContain('hunter2'));
});
