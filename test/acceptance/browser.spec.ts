import { jest } from '@jest/globals';
import { join } from 'node:path';
import { launchChromium } from '@consilium/testing';
import { realDataFolder, registerCivic } from '../live/real-data.ts';
import { SIGNING_PASSWORD, startConsilium } from '../live/running-consilium.ts';
import type { RunningConsilium } from '../live/running-consilium.ts';

type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

jest.setTimeout(240_000);

const folder = realDataFolder();

const CASES = [
  {
    pseudonym: 'BROWSER-READ',
    question: 'Which systemic option follows standard chemotherapy?',
    code: 'READ',
    file: 'inputs/pcgr/history/test.pcgr_vep.vcf',
    build: null,
    shows: /KRAS|APC|TP53/,
  },
  {
    pseudonym: 'BROWSER-MEL',
    question: 'Is a targeted therapy indicated?',
    code: 'MEL',
    file: 'inputs/cell-lines/test/data/vcf/colo829-dna-pacbio_clairs_outputs/snv.vcf.gz',
    build: 'GRCh38',
    shows: /BRAF V600E/,
  },
] as const;

async function signInAs(page: Page, name: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/');
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('navigation').first().waitFor();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByRole('textbox', { name: label }))
    .first()
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function submitCase(page: Page, input: (typeof CASES)[number]): Promise<string> {
  await page.goto('/cases/new');
  await page.getByLabel('Board question').fill(input.question);
  await page.getByLabel('OncoTree code').fill(input.code);
  await page.getByLabel('Pseudonym').fill(input.pseudonym);
  await choose(page, 'Sex', 'male');
  await page.getByRole('radio', { name: 'given' }).check();
  await page.locator('input[type=file]').setInputFiles(join(folder ?? '', input.file));
  if (input.build) await choose(page, 'Genome build', input.build);
  await page.getByRole('button', { name: 'Submit case' }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/, { timeout: 60_000 });
  return page.url();
}

async function agreeAndSign(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' }); // a page that still draws itself loses a press
  await page.getByRole('button', { name: 'Agree & sign' }).click({ timeout: 60_000 });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password, again').fill(SIGNING_PASSWORD);
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await dialog.getByText('Signed at').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

if (folder === null) it('walks real tumors through the browser only where the real data are', () => expect(realDataFolder()).toBeNull());
else
  describe('real tumors, from upload to the signed report in a browser', () => {
    let consilium: RunningConsilium;
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      [consilium, browser] = await Promise.all([startConsilium(), launchChromium()]);
      await registerCivic(consilium.database.appUrl, folder, '2025-08-01');
      page = await browser.newPage({ baseURL: consilium.apiUrl, viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    });
    afterAll(async () => {
      await browser?.close();
      await consilium?.stop();
    });

    it.each(CASES)('$pseudonym: submitted, signed by two, issued, and its trail read by the auditor', async (input) => {
      await signInAs(page, 'Clara Lind');
      const url = await submitCase(page, input);
      await page.getByText(input.shows).first().waitFor({ timeout: 60_000 });
      for (const name of ['Dr. Anna Berg', 'Dr. Paul Okafor']) {
        await signInAs(page, name);
        await agreeAndSign(page, url);
      }
      await page.getByText('issued').first().waitFor({ timeout: 60_000 });
      await page.getByRole('tab', { name: 'Report' }).click();
      await page
        .getByText(/Dr\. Anna Berg/)
        .first()
        .waitFor();
      await signInAs(page, 'Otto Weiss');
      await page.goto(url);
      await page.getByRole('tab', { name: 'Audit' }).click();
      await page.getByText('published').first().waitFor();
      const shown = (await page.getByRole('table').first().innerText()).toLowerCase();
      for (const who of ['clara lind', 'dr. anna berg', 'dr. paul okafor']) expect(shown).toContain(who);
    });
  });
