import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, startLyingProvider } from '@consilium/testing';
import type { LyingProvider } from '@consilium/testing';
import { PASSWORD } from '../api/clinic.ts';
import { ProviderClinic } from '../api/identity/provider-clinic.ts';
import { axeFindings } from './screens.ts';

jest.setTimeout(120_000);

let [site, provider, browser] = [
  undefined as unknown as ProviderClinic,
  undefined as unknown as LyingProvider,
  undefined as unknown as Browser,
];
beforeAll(async () => {
  [site, browser] = await Promise.all([
    ProviderClinic.open(async () => (provider = await startLyingProvider()), {
      CONSILIUM_WEB_DIR: join(import.meta.dirname, '../../apps/web/dist'),
      OIDC_NAME: 'Clinic ID',
    }),
    launchChromium(),
  ]);
  await site.link('onko', 'subject-1');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const open = async (path: string, locale = 'en-GB'): Promise<Page> => {
  const page = await (await browser.newContext({ baseURL: site.url, locale, timezoneId: 'Europe/Berlin' })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(path);
  return page;
};
const isClean = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  expect(await axeFindings(page)).toEqual([]);
};

describe('sign-in page', () => {
  it('leads to the identity provider and back to the page one wanted (ACC-03)', async () => {
    const page = await open('/knowledge');
    await isClean(page);
    await page.getByRole('link', { name: 'Sign in with Clinic ID' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Knowledge' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/knowledge');
    await page.getByRole('button', { name: /^Signed in as Dr. Olga Test/ }).click();
    await page.getByRole('menuitem', { name: 'My account and sessions' }).click();
    await page.getByRole('heading', { name: 'My sessions' }).waitFor();
    expect(await page.getByText('Change the password').count()).toBe(0);
    await isClean(page);
  });

  it('opens nothing but the choice of a password to who was given one, and then everything (SIG-09)', async () => {
    const admin = await site.clinic.as('admin');
    const account = { login: 'neu', name: 'Nora Neu', roles: ['coordinator'], specialty: null, password: 'given by an administrator' };
    expect((await admin.send('POST', '/api/v1/users', account)).status).toBe(201);
    const page = await open('/');
    await page.getByLabel('Login').fill(account.login);
    await page.getByRole('textbox', { name: /^Password/ }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Welcome, Nora Neu: choose a password of your own' }).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await isClean(page);
    await page.getByLabel('Current password').fill(account.password);
    await page.getByLabel('New password').fill('a password of my own');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.getByRole('button', { name: /^Signed in as Nora Neu/ }).waitFor();
    await page.context().close();
  });

  it('says why the provider opened nothing', async () => {
    provider.lie = { subject: 'nobody-here' };
    const page = await open('/', 'de-DE');
    await page.getByRole('link', { name: 'Mit Clinic ID anmelden' }).click();
    await page.getByText('gehört hier kein Konto').waitFor();
    await isClean(page);
    provider.lie = {};
  });
});

describe('accounts', () => {
  it('are added, given other roles and closed by an administrator; a stale proof is asked for on the way', async () => {
    const page = await open('/users');
    await page.getByRole('button', { name: 'Ada Test' }).click();
    await page.getByRole('button', { name: 'Add an account' }).click();
    const dialog = page.getByRole('dialog');
    await isClean(page);
    await dialog.getByLabel('Login').fill('his');
    await dialog.getByLabel('Name as printed with signatures').fill('Hospital interface');
    await dialog.getByLabel('Kind').selectOption('service');
    await site.clinic.verifier.query(`UPDATE clinic.session SET proved_at = proved_at - interval '6 minutes'`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByLabel('Your password').fill(PASSWORD);
    await isClean(page);
    await dialog.getByRole('button', { name: 'Confirm and go on' }).click();
    await page.getByRole('rowheader', { name: /Hospital interface/ }).waitFor();
    await page.getByRole('button', { name: 'Change the account his' }).click();
    await page.getByRole('menuitem', { name: 'Tokens' }).click();
    await page.getByLabel('What it is for').fill('nightly import');
    await page.getByLabel('case:submit').check();
    await isClean(page);
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByText(/^consilium_token_/).waitFor();
    await isClean(page);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('button', { name: 'Change the account his' }).click();
    await page.getByRole('menuitem', { name: 'Close the account' }).click();
    await page.getByText('closed').waitFor();
    await isClean(page);
  });

  it('show a person his sessions and end the others', async () => {
    const [here, there] = [await open('/account'), await open('/account')];
    for (const page of [here, there]) await page.getByRole('button', { name: 'Carla Test' }).click();
    await there.getByRole('heading', { name: 'My sessions' }).waitFor();
    await here.reload();
    await here.getByRole('button', { name: 'End all others' }).click();
    await here.getByRole('button', { name: 'End all others' }).waitFor({ state: 'detached' });
    await isClean(here);
    await there.reload();
    await there.getByRole('button', { name: 'Carla Test' }).waitFor();
  });
});
