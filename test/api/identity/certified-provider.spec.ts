import { jest } from '@jest/globals';
import { startCertifiedProvider } from '@consilium/testing';
import { PASSWORD } from '../clinic.ts';
import { Browser } from './browser.ts';
import { CLIENT, ProviderClinic } from './provider-clinic.ts';

let site: ProviderClinic;
beforeAll(async () => {
  // It warns that it is not set up for production, which it is not.
  for (const method of ['warn', 'info'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
  site = await ProviderClinic.open((addresses) => startCertifiedProvider({ ...CLIENT, ...addresses }), { CONSILIUM_LOCAL_LOGIN: '0' });
  await site.link('onko', 'sub-of-olga');
}, 120_000);
afterAll(() => site?.close());

/** Goes to the provider, signs in there as the login page wants it, and comes back. */
async function signInAs(browser: Browser, subject: string, query = ''): Promise<void> {
  await browser.follow(site.start(query));
  expect(new URL(browser.last).pathname).toMatch(/^\/interaction\//);
  const posted = await browser.go(browser.last, { form: { prompt: 'login', login: subject, password: 'any' } });
  await browser.follow(new URL(posted.headers.get('location') ?? '', browser.last).href);
}

describe('a certified provider (oidc-provider)', () => {
  it('signs in whom an administrator has linked, and signs out at both', async () => {
    const browser = new Browser();
    await signInAs(browser, 'sub-of-olga', '?returnTo=/reviews');
    expect(browser.last).toBe(`${site.url}/reviews`);
    expect(await site.me(browser)).toMatchObject({ user: { login: 'onko' }, provedAt: expect.stringMatching(/^20/) });
    const ended = await browser.go(`${site.url}/api/v1/session`, { method: 'DELETE' });
    const { providerUrl } = (await ended.json()) as { providerUrl: string };
    expect(new URL(providerUrl).origin).toBe(site.issuer);
    expect((await browser.go(providerUrl)).status).toBe(200);
    expect(await site.me(browser)).toBeNull();
    expect((await site.clinic.entries('signed-out')).length).toBeGreaterThan(0);
  });

  it('signs in nobody whom it knows and the site does not', async () => {
    const browser = new Browser();
    await signInAs(browser, 'a-stranger');
    expect(browser.last).toBe(`${site.url}/?refused=AUTH.SUBJECT_UNKNOWN`);
  });

  it('refuses to begin without PKCE', async () => {
    const browser = new Browser();
    const asked = new URL(await browser.sentTo(site.start()));
    for (const name of ['code_challenge', 'code_challenge_method']) asked.searchParams.delete(name);
    await browser.follow(asked.href);
    expect(browser.last).toBe(`${site.url}/?refused=AUTH.PROVIDER_REFUSED`);
  });

  it('asks for the password anew to confirm who is signed in', async () => {
    const browser = new Browser();
    await signInAs(browser, 'sub-of-olga');
    const before = site.session(browser);
    await signInAs(browser, 'sub-of-olga', '?confirm=1&returnTo=/cases');
    expect(browser.last).toBe(`${site.url}/cases`);
    expect(site.session(browser)).not.toBe(before);
  });

  it('is the only way in where the site forbids local sign-in', async () => {
    const answer = await new Browser().go(`${site.url}/api/v1/session`, { json: { login: 'onko', password: PASSWORD } });
    expect(await answer.json()).toMatchObject({ status: 403, code: 'AUTH.LOCAL_LOGIN_OFF' });
  });
});
