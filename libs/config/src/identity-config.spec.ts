import { ConfigError, loadConfig } from './load-config.ts';

const BASE = { DATABASE_URL: 'postgresql://app:secret@127.0.0.1:5432/consilium' };
const WITH_PROVIDER = {
  ...BASE,
  OIDC_ISSUER: 'https://id.clinic.example/realm',
  OIDC_CLIENT_ID: 'consilium',
  CONSILIUM_PUBLIC_URL: 'https://board.clinic.example',
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('sign-in of the site (ACC-03)', () => {
  it('is by local accounts without an identity provider', () =>
    expect(loadConfig(BASE).identity).toEqual({ localLogin: true, provider: null }));

  it('sends browsers back to the configured address and calls the host of the issuer alone', () =>
    expect(loadConfig({ ...WITH_PROVIDER, CONSILIUM_LOCAL_LOGIN: '0' }).identity).toMatchObject({
      localLogin: false,
      provider: {
        redirectUri: 'https://board.clinic.example/api/v1/session/oidc/callback',
        allowedHosts: ['id.clinic.example'],
        scope: 'openid',
      },
    }));

  it('reads how the provider names roles', () =>
    expect(loadConfig({ ...WITH_PROVIDER, OIDC_ROLE_MAP: 'CN=Onc=oncologist, mtb-audit = auditor' }).identity.provider?.roleMap).toEqual({
      'cn=onc': 'oncologist',
      'mtb-audit': 'auditor',
    }));

  it.each<[Record<string, string>, RegExp]>([
    [{ ...BASE, CONSILIUM_LOCAL_LOGIN: '0' }, /^CONSILIUM_LOCAL_LOGIN=0 needs OIDC_ISSUER/],
    [{ ...WITH_PROVIDER, OIDC_CLIENT_ID: '' }, /^OIDC_CLIENT_ID is not set/],
    [{ ...WITH_PROVIDER, CONSILIUM_PUBLIC_URL: '' }, /^CONSILIUM_PUBLIC_URL is not set/],
    [{ ...WITH_PROVIDER, OIDC_ISSUER: 'http://id.clinic.example' }, /^OIDC_ISSUER must be an https address/],
    [{ ...WITH_PROVIDER, OIDC_ISSUER: 'http://127.0.0.1:9', NODE_ENV: 'production' }, /^OIDC_ISSUER must be an https address/],
    [{ ...WITH_PROVIDER, OIDC_ID_TOKEN_ALG: 'none' }, /^OIDC_ID_TOKEN_ALG must be/],
  ])('refuses %p', (env, sentence) => expect(problemsOf(env)).toEqual([expect.stringMatching(sentence)]));

  it('takes a provider on this machine over plain http for a trial', () =>
    expect(problemsOf({ ...WITH_PROVIDER, OIDC_ISSUER: 'http://127.0.0.1:9' })).toEqual([]));
});
