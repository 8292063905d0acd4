import { startLyingProvider } from '@consilium/testing';
import { identityProvider } from './identity-provider.ts';

const options = (issuer: string, allowedHosts = [new URL(issuer).host]) => ({
  issuer,
  clientId: 'consilium',
  clientSecret: null,
  scope: 'openid',
  idTokenAlg: 'RS256',
  redirectUri: 'http://127.0.0.1:9/api/v1/session/oidc/callback',
  afterLogoutUri: 'http://127.0.0.1:9/',
  allowedHosts,
  roleClaim: 'realm_access.roles',
});

describe('identityProvider', () => {
  it('says that the provider is down, and asks it again the next time', async () => {
    const first = await startLyingProvider();
    await first.close();
    const provider = identityProvider(options(first.issuer));
    expect(await provider.begin(false)).toMatchObject({
      ok: false,
      refusal: { code: 'AUTH.PROVIDER_DOWN', detail: { because: 'ECONNREFUSED' } },
    });
    const again = await startLyingProvider(Number(new URL(first.issuer).port));
    try {
      const began = await provider.begin(true);
      expect(began).toMatchObject({ ok: true, value: { url: expect.stringContaining('code_challenge_method=S256') } });
      expect(began.ok && new URL(began.value.url).searchParams.get('max_age')).toBe('300');
    } finally {
      await again.close();
    }
  });

  it('calls no host beside the allowed ones, whatever the settings of the provider say', async () => {
    const provider = await startLyingProvider();
    try {
      expect(await identityProvider(options(provider.issuer, ['id.clinic.example'])).begin(false)).toMatchObject({
        refusal: { code: 'AUTH.PROVIDER_DOWN', detail: { because: 'OUTBOUND.DESTINATION_REFUSED' } },
      });
    } finally {
      await provider.close();
    }
  });

  it('reads nested roles and the means of a sign-in, and nothing else of a person', async () => {
    const server = await startLyingProvider();
    try {
      server.lie = {
        claims: (honest) => ({ ...honest, amr: ['mfa', 'a means with blanks'], name: 'Olga', realm_access: { roles: ['oncologist'] } }),
      };
      const provider = identityProvider(options(server.issuer));
      const began = await provider.begin(false);
      if (!began.ok) throw new Error(began.refusal.code);
      const back = await fetch(began.value.url, { redirect: 'manual' });
      const query = new URL(back.headers.get('location') ?? '').searchParams;
      const confirmed = await provider.complete(query, began.value, false);
      expect(confirmed).toEqual({
        ok: true,
        value: {
          issuer: server.issuer,
          subject: 'subject-1',
          amr: ['mfa'],
          claimedRoles: ['oncologist'],
          provedAt: expect.stringMatching(/^20/),
          idToken: expect.any(String),
        },
      });
    } finally {
      await server.close();
    }
  });
});
