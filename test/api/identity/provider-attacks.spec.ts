import { startLyingProvider } from '@consilium/testing';
import type { Lie, LyingProvider } from '@consilium/testing';
import { PASSWORD } from '../clinic.ts';
import { Browser } from './browser.ts';
import { ProviderClinic } from './provider-clinic.ts';

let [site, provider] = [undefined as unknown as ProviderClinic, undefined as unknown as LyingProvider];
beforeAll(async () => {
  site = await ProviderClinic.open(async () => (provider = await startLyingProvider()), {
    OIDC_ROLE_CLAIM: 'groups',
    OIDC_ROLE_MAP: 'mtb-onc=oncologist',
  });
  await site.link('onko', 'subject-1');
}, 120_000);
afterAll(() => site?.close());
beforeEach(() => void (provider.lie = { claims: withGroups }));

const withGroups = (honest: Readonly<Record<string, unknown>>) => ({ ...honest, groups: ['mtb-onc', 'administrator'] });
const refusedWith = (code: string) => `${site.url}/?refused=${code}`;

describe('sign-in through a provider (ACC-03)', () => {
  it('opens a session of the linked account, with no role that the account does not have, and says how in the entry', async () => {
    const browser = new Browser();
    await browser.follow(site.start('?returnTo=/cases?x=1'));
    expect(browser.last).toBe(`${site.url}/cases?x=1`);
    expect(await site.me(browser)).toMatchObject({
      user: { login: 'onko', roles: ['oncologist'] },
      permissions: { 'ballot:cast': true, 'user:manage': false },
      signedInBy: ['oidc'],
      provedAt: expect.stringMatching(/^20/),
    });
    const asked = provider.asked.at(-1);
    expect(Object.fromEntries(asked ?? [])).toMatchObject({ response_type: 'code', scope: 'openid', code_challenge_method: 'S256' });
    expect(asked?.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  });

  it.each<[string, Lie, string, string?]>([
    [
      'another nonce',
      { claims: (honest) => ({ ...withGroups(honest), nonce: 'replayed' }) },
      'AUTH.PROVIDER_REFUSED',
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ],
    ['no nonce', { claims: ({ nonce: _none, ...honest }) => withGroups(honest) }, 'AUTH.PROVIDER_REFUSED', 'OAUTH_INVALID_RESPONSE'],
    [
      'another issuer in the token',
      { claims: (honest) => ({ ...withGroups(honest), iss: 'https://evil.example' }) },
      'AUTH.PROVIDER_REFUSED',
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ],
    [
      'another issuer beside the code (mix-up, RFC 9207)',
      { claims: withGroups, issBeside: 'https://evil.example' },
      'AUTH.PROVIDER_REFUSED',
      'OAUTH_INVALID_RESPONSE',
    ],
    ['no issuer beside the code', { claims: withGroups, issBeside: null }, 'AUTH.PROVIDER_REFUSED', 'OAUTH_INVALID_RESPONSE'],
    [
      'another audience',
      { claims: (honest) => ({ ...withGroups(honest), aud: 'another-client' }) },
      'AUTH.PROVIDER_REFUSED',
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ],
    [
      'an expired token',
      { claims: (honest) => ({ ...withGroups(honest), exp: Math.floor(Date.now() / 1000) - 3600 }) },
      'AUTH.PROVIDER_REFUSED',
      'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
    ],
    ['an unsigned token (alg none)', { claims: withGroups, alg: 'none' }, 'AUTH.PROVIDER_REFUSED', 'OAUTH_INVALID_RESPONSE'],
    [
      'a token signed with the client secret (HS256)',
      { claims: withGroups, alg: 'HS256' },
      'AUTH.PROVIDER_REFUSED',
      'OAUTH_INVALID_RESPONSE',
    ],
    ['a token of a key that is not published', { claims: withGroups, strangeKey: true }, 'AUTH.PROVIDER_REFUSED', 'OAUTH_INVALID_RESPONSE'],
    ['another state', { claims: withGroups, state: 'guessed' }, 'AUTH.FLOW_INVALID'],
    [
      'a subject that nobody linked, though it has an e-mail of a known person',
      { claims: (honest) => ({ ...withGroups(honest), email: 'onko' }), subject: 'subject-2' },
      'AUTH.SUBJECT_UNKNOWN',
    ],
    ['roles that the account has none of', { claims: (honest) => ({ ...honest, groups: ['administrator'] }) }, 'AUTH.ROLE_CLAIM_EMPTY'],
    ['no roles where the site asks for them', { claims: (honest) => honest }, 'AUTH.ROLE_CLAIM_EMPTY'],
    ['a failing token endpoint', { tokenStatus: 500 }, 'AUTH.PROVIDER_REFUSED', 'OAUTH_RESPONSE_IS_NOT_CONFORM'],
  ])('refuses %s, with an entry', async (...[, lie, code, because]) => {
    provider.lie = lie;
    const browser = new Browser();
    await browser.follow(site.start());
    expect(browser.last).toBe(refusedWith(code));
    expect(site.session(browser)).toBeUndefined();
    expect(await site.lastFailure()).toMatchObject({ reason: code, ...(because ? { detail: { because } } : {}) });
  });

  it('refuses the code of another sign-in, whose PKCE challenge is not its own', async () => {
    const victim = new Browser();
    const atProvider = await victim.sentTo(site.start());
    await victim.sentTo(atProvider);
    const stolen = provider.codes.at(-1) ?? '';
    provider.lie = { claims: withGroups, code: stolen };
    const thief = new Browser();
    await thief.follow(site.start());
    expect(thief.last).toBe(refusedWith('AUTH.PROVIDER_REFUSED'));
  });

  it('takes an answer once: the same code and state again find no sign-in', async () => {
    const browser = new Browser();
    const callback = await browser.sentTo(await browser.sentTo(site.start()));
    const secret = browser.cookie(site.url, 'consilium_sign_in') ?? '';
    expect(await browser.sentTo(callback)).toBe(`${site.url}/`);
    browser.setCookie(site.url, 'consilium_sign_in', secret);
    expect(await browser.sentTo(callback)).toBe(refusedWith('AUTH.FLOW_INVALID'));
  });

  it('takes an answer from the browser that began it only, so that nobody is signed in as somebody else unasked', async () => {
    const attacker = new Browser();
    const callback = await attacker.sentTo(await attacker.sentTo(site.start()));
    const victim = new Browser();
    expect(await victim.sentTo(callback)).toBe(refusedWith('AUTH.FLOW_INVALID'));
    expect(site.session(victim)).toBeUndefined();
    // Whoever has used it up has it used up for all.
    expect(await attacker.sentTo(callback)).toBe(refusedWith('AUTH.FLOW_INVALID'));
  });

  it('gives a new session at each sign-in and ends the one before, so that a planted one is worth nothing', async () => {
    const browser = new Browser();
    browser.setCookie(site.url, 'consilium_session', 'planted-by-an-attacker-00000000000000000000');
    await browser.follow(site.start());
    const first = site.session(browser) ?? '';
    expect(first).not.toContain('planted');
    await browser.follow(site.start());
    expect(site.session(browser)).not.toBe(first);
    const old = new Browser();
    old.setCookie(site.url, 'consilium_session', first);
    expect(await site.me(old)).toBeNull();
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/%0d%0aset-cookie:x=1\n', 'javascript:alert(1)'])(
    'sends nobody on to %p',
    async (returnTo) => {
      const browser = new Browser();
      const answer = await browser.go(site.start(`?returnTo=${encodeURIComponent(returnTo)}`));
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    },
  );
});

describe('confirming who is signed in', () => {
  it('asks the provider anew, renews the token of the session and refuses an old proof or another person', async () => {
    const browser = new Browser();
    await browser.follow(site.start());
    const before = site.session(browser) ?? '';
    provider.lie = { claims: (honest) => ({ ...withGroups(honest), auth_time: Math.floor(Date.now() / 1000) - 600 }) };
    await browser.follow(site.start('?confirm=1&returnTo=/cases'));
    expect(browser.last).toBe(refusedWith('AUTH.PROVIDER_REFUSED'));
    await site.link('patho', 'subject-3');
    provider.lie = { claims: (honest) => ({ ...honest, groups: ['pathologist'] }), subject: 'subject-3' };
    await browser.follow(site.start('?confirm=1&returnTo=/cases'));
    expect(browser.last).toBe(refusedWith('AUTH.SUBJECT_OTHER'));
    expect(site.session(browser)).toBe(before);
    provider.lie = { claims: withGroups };
    await browser.follow(site.start('?confirm=1&returnTo=/cases'));
    expect(browser.last).toBe(`${site.url}/cases`);
    expect(provider.asked.at(-1)?.get('prompt')).toBe('login');
    expect(site.session(browser)).not.toBe(before);
    expect((await site.me(browser))?.user.login).toBe('onko');
  });

  it('is for somebody who is signed in', async () =>
    expect(await new Browser().sentTo(site.start('?confirm=1'))).toBe(refusedWith('SESSION.REQUIRED')));
});

describe('local sign-in beside a provider', () => {
  it('stays where the site has not forbidden it', async () => {
    const browser = new Browser();
    expect((await browser.go(`${site.url}/api/v1/session`, { json: { login: 'onko', password: PASSWORD } })).status).toBe(201);
    expect(await (await browser.go(`${site.url}/api/v1/sign-in-options`)).json()).toEqual({
      local: true,
      provider: { name: 'single sign-on' },
    });
  });
});
