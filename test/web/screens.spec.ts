import { jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings, caseInReview, sidewaysScroll, startScreens } from './screens.ts';
import type { Screens } from './screens.ts';
import { sideBySide } from '../live/side-by-side.ts';

jest.setTimeout(240_000);

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const TABLET: BrowserContextOptions = { viewport: { width: 820, height: 1180 }, colorScheme: 'dark' };
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const TABS = ['recommendation', 'findings', 'evidence', 'facts', 'report', 'follow-up', 'audit'];

/** Until nothing is being read any more. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor({ state: 'detached' });
  await page.waitForTimeout(300);
};

describe('every screen', () => {
  let screens: Screens;
  let caseId: string;
  let held: string;
  beforeAll(async () => {
    screens = await startScreens();
    caseId = await caseInReview(screens.board);
    held = await screens.board.coordinator.submit({ patient: { pseudonym: 'WEB-HELD', sex: 'female' }, diagnosis: { code: 'LUAD' } });
    await screens.board.coordinator.until(held, 'held', ({ status }) => status === 'held');
  });
  afterAll(() => screens?.stop());

  const routes = (): readonly (readonly [string, string])[] => [
    ['Dr. Anna Berg', '/reviews'],
    ['Clara Lind', '/cases'],
    ['Clara Lind', '/cases/new'],
    ['Clara Lind', `/cases/${held}`],
    ['Clara Lind', '/ask'],
    ['Otto Weiss', '/audit'],
    ['Otto Weiss', '/break-glass'],
    ['Otto Weiss', '/knowledge'],
    ['Otto Weiss', '/model'],
    ['Clara Lind', '/no-such-page'],
    ...TABS.map((tab) => ['Dr. Anna Berg', `/cases/${caseId}?tab=${tab}`] as const),
  ];

  const walk = async (options: BrowserContextOptions): Promise<void> => {
    const { page, errors } = await screens.open(null, '/', options);
    let signedIn: string | null = null;
    for (const [person, path] of [[null, '/'] as const, ...routes()]) {
      if (person !== signedIn && person !== null) {
        await page.context().clearCookies();
        await page.goto(path);
        await page.getByRole('button', { name: person }).click();
        signedIn = person;
      } else await page.goto(path);
      await settled(page);
      expect({ path, axe: await axeFindings(page), sideways: await sidewaysScroll(page), errors }).toEqual({
        path,
        axe: [],
        sideways: 0,
        errors: [],
      });
    }
  };
  const DEVICES = { 'a phone': PHONE, 'a tablet in the dark': TABLET, 'a desk': DESK };
  const walks = sideBySide(DEVICES, walk);

  it.each(Object.keys(DEVICES))('is clean under axe, throws nothing and never scrolls sideways on %s', (name) => walks(name));

  const LOOKS = {
    light: { colorScheme: 'light', locale: 'en-GB', presses: ['Agree & sign', 'Change', 'Write by hand', 'Dissent'] },
    'dark, in German': {
      colorScheme: 'dark',
      locale: 'de-DE',
      presses: ['Zustimmen & unterschreiben', 'Ändern', 'Von Hand schreiben', 'Sondervotum'],
    },
  } as const;
  const dialogs = sideBySide<(typeof LOOKS)[keyof typeof LOOKS], void>(LOOKS, async ({ colorScheme, locale, presses }) => {
    const { page } = await screens.open('Dr. Anna Berg', `/cases/${caseId}`, { ...DESK, colorScheme, locale });
    // A press on a page that still loads can meet a button that is about to be drawn anew.
    await page.waitForLoadState('networkidle');
    for (const press of presses) {
      await page.getByRole('button', { name: press, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(400);
      expect({ press, axe: await axeFindings(page) }).toEqual({ press, axe: [] });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.locator('.chip').first().click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(400);
    expect(await axeFindings(page)).toEqual([]);
  });

  it.each(Object.keys(LOOKS))('keeps its dialogs clean under axe, %s', (look) => dialogs(look));

  it('explains a finding at an address of its own: rule, records that count, what they rest on', async () => {
    const { page } = await screens.open('Dr. Anna Berg', `/cases/${caseId}?tab=findings`);
    await page.getByRole('table', { name: 'Findings' }).getByRole('button', { name: 'BRAF V600E' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('therapeutic.label.in-class').first().waitFor();
    await drawer.getByText('same disease').first().waitFor();
    expect(page.url()).toContain('finding=');
    await page.waitForTimeout(400);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('opens the fields of a fact behind its chip and says that the wording is ours', async () => {
    const { page } = await screens.open('Dr. Anna Berg', `/cases/${caseId}`);
    await page.locator('.chip[data-kind=fact]').first().click();
    await page.getByRole('dialog').getByText("Our wording, not the source's.").first().waitFor();
    await page.getByRole('dialog').getByText('Melanoma', { exact: true }).first().waitFor();
  });

  it('says "not assessed" for what is not built, and never leaves it blank', async () => {
    const { page } = await screens.open('Dr. Anna Berg', `/cases/${caseId}`);
    const panel = page.getByRole('region', { name: 'Not assessed' });
    await panel.waitFor();
    expect(await panel.getByText('not assessed', { exact: true }).count()).toBe(6);
  });

  it('goes by keyboard, and stops when single keys are switched off', async () => {
    const { page } = await screens.open('Dr. Anna Berg', '/reviews');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/cases');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.hasAttribute("data-filter")')).toBe(true);
    await page.keyboard.type('nothing like it');
    await page.getByText('No case matches the filters').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.locator('h1').click();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.waitForURL('**/model');
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.waitForURL('**/ask');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('switch', { name: 'Single keys are on' }).press(' ');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    expect(new URL(page.url()).pathname).toBe('/ask');
  });

  it('lets the auditor read and follow the trail, and offers nothing to sign', async () => {
    const { page } = await screens.open('Otto Weiss', '/audit');
    await page.getByRole('button', { name: 'Load more' }).click();
    await page
      .getByText(/^(\d{3,}|5[1-9]|[6-9]\d) /)
      .first()
      .waitFor();
    await page.locator('tbody button').first().click();
    await page.getByRole('dialog').getByText('SHA-256').waitFor();
    await page.goto(`/cases/${caseId}`);
    await page.getByText('Only seats of the board sign. You may read.').waitFor();
    expect(await page.getByRole('button', { name: 'Agree & sign' }).count()).toBe(0);
  });
});
