import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ENGINE, users } from '@consilium/persistence';
import { launchChromium } from '@consilium/testing';
import { Clinic, PASSWORD, aSubmission } from '../api/clinic.ts';
import { axeFindings } from './screens.ts';

jest.setTimeout(120_000);

let clinic: Clinic;
let browser: Browser;
let foreign: { readonly id: string; readonly ref: string };
beforeAll(async () => {
  [clinic, browser] = await Promise.all([
    Clinic.open({ CONSILIUM_WEB_DIR: join(import.meta.dirname, '../../apps/web/dist') }),
    launchChromium(),
  ]);
  const person = { login: 'sarco', name: 'Dr. Sarah Test', roles: ['oncologist'], specialty: 'oncology', boards: ['sarcoma'] } as const;
  await users(clinic.verifier, { demoAllowed: true }).create({ ...person, password: PASSWORD, demo: true }, ENGINE);
  const sarco = await clinic.as('sarco');
  const { caseId } = (await sarco.send('POST', '/api/v1/cases', aSubmission({ question: 'A question of the other board' }))).body as {
    caseId: string;
  };
  const { body } = await sarco.get(`/api/v1/cases/${caseId}`);
  foreign = body as { id: string; ref: string };
});
afterAll(async () => {
  await browser?.close();
  await clinic?.close();
});

const open = async (name: string, path: string, locale = 'en-GB'): Promise<Page> => {
  const context = await browser.newContext({ baseURL: clinic.url, locale, timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(path);
  await page.getByRole('button', { name }).click();
  await page.locator('main#main').waitFor();
  return page;
};
const isClean = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  expect(await axeFindings(page)).toEqual([]);
};

describe('a case of another board', () => {
  it('shows nothing but the glass, opens when it is broken, to read, and closes again (ACC-06)', async () => {
    const page = await open('Dr. Olga Test', '/cases');
    await page.getByRole('button', { name: 'Case of another board' }).click();
    const find = page.getByRole('dialog');
    await find.getByLabel('Short name').fill(foreign.ref);
    await isClean(page);
    await find.getByRole('button', { name: 'Find' }).click();
    await page.getByText('This case is not in your boards').waitFor();
    expect(await page.getByText('A question of the other board').count()).toBe(0);
    await isClean(page);

    await page.getByRole('button', { name: 'Break the glass' }).click();
    const dialog = page.getByRole('dialog');
    const submit = dialog.getByRole('button', { name: 'Break the glass and read' });
    await dialog.getByLabel('In your words').fill('too short');
    expect(await submit.isDisabled()).toBe(true);
    await dialog.getByLabel('In your words').fill('The patient is in our ward tonight.');
    await isClean(page);
    await submit.click();
    await page.getByRole('heading', { name: 'A question of the other board' }).waitFor();
    await page.getByText(`Emergency access to ${foreign.ref}`).waitFor();
    await page.getByRole('tab', { name: 'Case facts' }).click();
    expect(await page.getByRole('button', { name: /note/i }).count()).toBe(0);
    await isClean(page);

    await page.getByRole('button', { name: `End access to ${foreign.ref}` }).click();
    await page.getByText('This case is not in your boards').waitFor();
    expect(await page.getByText('A question of the other board').count()).toBe(0);
  });

  it.each([
    ['en-GB', 'patho', 'Dr. Paul Test', 'Emergency access', 'Review', 'Justified', 'Why', 'Record the review'],
    ['de-DE', 'onko', 'Dr. Olga Test', 'Notfallzugriffe', 'Prüfen', 'Nicht berechtigt', 'Warum', 'Prüfung festhalten'],
  ])('tells an auditor at once, who reviews the access (%s, ACC-06)', async (locale, login, person, link, review, verdict, why, record) => {
    const other = await clinic.as(login);
    const body = { reason: 'cover', text: 'I am on call for the other board.' };
    expect((await other.send('POST', `/api/v1/cases/${foreign.id}/break-glass`, body)).status).toBe(201);
    const page = await open('Anna Test', '/audit', locale);
    await page.getByRole('note').first().waitFor();
    await page.getByRole('navigation').getByRole('link', { name: link }).click();
    await page
      .getByRole('button', { name: `${review}: ${person}` })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(verdict, { exact: true }).check();
    await dialog.getByLabel(why).fill('The roster says so.');
    await isClean(page);
    await dialog.getByRole('button', { name: record }).click();
    await page.getByText('The roster says so.').first().waitFor();
    await isClean(page);
  });
});
