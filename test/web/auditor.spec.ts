import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { makeSigner, privateKeyText } from '@consilium/ledger';
import { knowledgeReleases } from '@consilium/persistence';
import { launchChromium } from '@consilium/testing';
import { Clinic, aSubmission } from '../api/clinic.ts';
import { runMachineStages } from '../api/machine.ts';
import { sideBySide } from '../live/side-by-side.ts';
import { axeFindings, sidewaysScroll } from './screens.ts';

jest.setTimeout(120_000);

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const TABLET: BrowserContextOptions = { viewport: { width: 900, height: 1100 }, colorScheme: 'dark', locale: 'de-DE' };
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

const VCF =
  '##fileformat=VCFv4.2\n##reference=GRCh37\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n7\t55259515\t.\tT\tG\t.\tPASS\t.\tGT\t0/1\n';

const settled = async (page: Page): Promise<void> => {
  await page.locator('main#main').waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(200);
};
const isClean = async (page: Page): Promise<void> => {
  await settled(page);
  const found = { url: page.url(), axe: await axeFindings(page), sideways: await sidewaysScroll(page) };
  expect(found).toEqual({ url: page.url(), axe: [], sideways: 0 });
};

describe('the screens of an auditor', () => {
  const logKey = privateKeyText('localhost/consilium', 'ed25519', randomBytes(32));
  let clinic: Clinic;
  let browser: Browser;
  let caseId: string;
  beforeAll(async () => {
    [clinic, browser] = await Promise.all([
      Clinic.open({
        CONSILIUM_WEB_DIR: join(import.meta.dirname, '../../apps/web/dist'),
        CONSILIUM_LOG_KEY: logKey,
        CONSILIUM_LOG_KEYS: makeSigner(logKey).vkey,
      }),
      launchChromium(),
    ]);
    const coordinator = await clinic.as('coord');
    caseId = ((await coordinator.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string }).caseId;
    const form = new FormData();
    form.append('file', new Blob([VCF]), 'tumor.vcf');
    await coordinator.send('POST', `/api/v1/cases/${caseId}/files`, form);
    await runMachineStages(clinic.work(), caseId, await knowledgeReleases(clinic.database).currentReleases());
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  const open = async (path: string, options: BrowserContextOptions = DESK, name = 'Anna Test'): Promise<Page> => {
    const context = await browser.newContext({ baseURL: clinic.url, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(path);
    await page.getByRole('button', { name }).click();
    await page.locator('main#main').waitFor();
    return page;
  };

  const DEVICES = { 'a phone': PHONE, 'a tablet, dark and in German': TABLET, 'a desk': DESK };
  const walks = sideBySide<BrowserContextOptions, void>(DEVICES, async (options) => {
    const page = await open('/audit', options);
    await isClean(page);
    for (const path of ['/audit?part=checks', '/audit?part=export', `/cases/${caseId}?tab=audit`]) {
      await page.goto(path);
      await isClean(page);
    }
  });
  it.each(Object.keys(DEVICES))('are clean under axe and never scroll sideways on %s', (device) => walks(device));

  it('narrow the trail by a facet, whose search stands in the address, and go through it by keyboard (AUD-27)', async () => {
    const page = await open('/audit');
    await page.getByRole('button', { name: /^case-submitted/ }).click();
    await page.waitForURL('**action=case-submitted');
    await page.getByText('1 of 1 entry').waitFor();
    await page.getByRole('button', { name: /^changed something/ }).click();
    await page.waitForURL('**marks=change');
    await page.getByText('1 of 1 entry').waitFor();
    await page.getByText('With detail').click();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.hasAttribute("data-filter")')).toBe(true);
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.waitForFunction('document.activeElement.closest("tr[data-index]") !== null');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('proven here').waitFor();
    await drawer.getByText('clinic.case', { exact: true }).waitFor();
    expect(page.url()).toContain('entry=');
    await isClean(page);
  });

  it('show what an entry changed, before and after (AUD-27)', async () => {
    const page = await open('/audit?action=review-opened');
    await page.locator('tbody button').first().click();
    const row = page.getByRole('dialog').getByRole('region', { name: /^clinic\.case / });
    await row.getByText('changed', { exact: true }).waitFor();
    const status = row.getByRole('row', { name: /^status / });
    expect([await status.locator('del').textContent(), await status.locator('ins').textContent()]).toEqual(['running', 'in-review']);
  });

  it('check the whole log in the browser, remember it, and name the first entry that was changed since (AUD-12, AUD-13)', async () => {
    const page = await open('/audit');
    const verify = page.getByRole('button', { name: 'Verify in my browser' });
    await verify.click();
    await page.getByText('Intact, checked by this browser').waitFor();
    await page.getByText('From now on this browser will notice').waitFor();
    await page.getByText(/verified .* \(in a browser\)/).waitFor();
    await isClean(page);
    await verify.click();
    await page.getByText('It begins with all that this browser found').waitFor();

    await page.context().route('**/api/v1/audit/log/tile/entries/**', async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      body.write('X', body.indexOf('"outcome"') + 1);
      await route.fulfill({ response: answer, body });
    });
    await verify.click();
    await page.getByText('The log is not what was signed').waitFor();
    await page.getByText('First bad entry: index 0.').waitFor();
    await page.getByText('Needs attention').waitFor();
    await page.getByText('The last check failed').waitFor();
    await isClean(page);
  });

  it('show the case as it was known before its decision, from its entries alone (AUD-27)', async () => {
    const page = await open(`/cases/${caseId}?tab=audit`);
    await page.getByRole('button', { name: 'Show the case at a time' }).click();
    const slider = page.getByRole('slider', { name: 'Time' });
    await slider.waitFor();
    const panel = page.getByRole('region', { name: 'As known at' });
    await panel.getByText('in review', { exact: true }).waitFor();
    await slider.press('Home');
    await panel.getByText(/^Change 1 of/).waitFor();
    await panel.getByText('in review', { exact: true }).waitFor({ state: 'detached' });
    await panel.getByText('none yet').waitFor();
    await isClean(page);
  });

  it('export a case and have the offline verifier judge it in the browser (AUD-14)', async () => {
    const page = await open(`/cases/${caseId}?tab=audit`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export this case' }).click();
    expect((await download).suggestedFilename()).toMatch(/^audit-.*\.jsonl$/);
    await page.getByRole('button', { name: 'Export and verify in my browser' }).click();
    await page.getByText('VALID: everything in this bundle is proven.').waitFor();
    await isClean(page);
    await page.context().route('**/api/v1/audit/export**', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('case-submitted', 'case-submittee') });
    });
    await page.getByRole('button', { name: 'Export and verify in my browser' }).click();
    await page.getByText('TAMPERED: something in this bundle contradicts its proof.').waitFor();
  });

  it('draw a sample that can be drawn again, and keep a note with its verdict (AUD-28)', async () => {
    const page = await open('/audit?part=samples');
    await page.getByLabel('Seed (optional)').fill('spec-2026');
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.getByText('drawn again: the same').waitFor();
    await page.getByText('spec-2026').waitFor();
    await page
      .getByRole('button', { name: /^Review C-/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Record' }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'Question' }).check();
    await dialog.getByLabel('Note').fill('Who opened the evidence?');
    await isClean(page);
    await dialog.getByRole('button', { name: 'Record' }).click();
    // The text field bears the same words: the note is recorded once the dialog is gone.
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Who opened the evidence?').waitFor();
    await page.goto('/audit?action=audit-reviewed');
    await page.getByText('1 of 1 entry').waitFor();
  });

  it('offer none of it to a board member, who reads the trail of the case (ACC-01)', async () => {
    const page = await open(`/cases/${caseId}?tab=audit`, DESK, 'Dr. Olga Test');
    await page.locator('tbody button').first().click();
    await page.getByRole('dialog').getByText('SHA-256').waitFor();
    expect(await page.getByRole('button', { name: 'Show the case at a time' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Export this case' }).count()).toBe(0);
    await page.goto('/audit');
    await page.getByText('The audit trail is for auditors').waitFor();
  });
});
