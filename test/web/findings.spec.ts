import { jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { lungCase, RET_FUSION } from './lung-case.ts';
import { axeFindings, startScreens } from './screens.ts';
import type { Screens } from './screens.ts';

jest.setTimeout(180_000);

const ENTERED = 'Kinase assay of our laboratory, two runs.';

/** The explanation of a finding, from its row. */
async function explain(page: Page, finding: string): Promise<Locator> {
  await page.getByRole('table', { name: 'Findings' }).getByRole('button', { name: finding }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('heading', { name: 'Oncogenicity' }).waitFor();
  return drawer;
}
const topOf = async (part: Locator): Promise<number> => (await part.boundingBox())?.y ?? NaN;

describe('findings at the screen', () => {
  let screens: Screens;
  let caseId: string;
  beforeAll(async () => {
    screens = await startScreens();
    caseId = await lungCase(screens.board, 2);
  });
  afterAll(() => screens?.stop());

  it('puts resistance above every option, and names what nobody tested', async () => {
    const { page } = await screens.open('Dr. Anna Berg', `/cases/${caseId}?tab=findings`);
    const resistance = page.getByRole('region', { name: 'Resistance and safety' });
    const options = page.getByRole('heading', { name: 'Options by the rules' });
    await options.waitFor();
    expect(await resistance.innerText()).toMatch(/EGFR T790M: speaks against .*gefitinib/);
    expect(await topOf(resistance)).toBeLessThan(await topOf(options));
    const untested = page.getByRole('region', { name: 'Not known to be tested' });
    expect(await untested.getByRole('row', { name: /^ALK not known/ }).innerText()).toMatch(/alectinib/);
    await page.getByText('All', { exact: true }).click();
    await page.getByText('5 of 5 findings').waitFor();
  });

  it('shows levels of other schemes as proposed, never as assigned, and what the file says of the allele', async () => {
    const { page, errors } = await screens.open('Dr. Anna Berg', `/cases/${caseId}?tab=findings`);
    const drawer = await explain(page, 'EGFR L858R');
    await drawer.getByText('proposed', { exact: true }).first().waitFor();
    const views = await drawer.getByRole('list', { name: 'In other schemes' }).first().innerText();
    expect(views).toMatch(/ESCAT I-[AB] scheme version mateo-2018\/1\s+label:/);
    expect(views).toMatch(/NCT\/DKTK m1A.*leichsenring-2019\/1/);
    const whole = await drawer.innerText();
    for (const shown of ['124 of 400 carry it', '0.0006%', 'AlphaMissense', 'OP1 +1', 'Did not count']) expect(whole).toContain(shown);
    await page.waitForTimeout(400);
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('marks what speaks against a therapy in the explanation as well', async () => {
    const { page } = await screens.open('Dr. Anna Berg', `/cases/${caseId}?tab=findings`);
    await page.getByRole('region', { name: 'Resistance and safety' }).getByRole('button', { name: 'EGFR T790M' }).first().click();
    const drawer = page.getByRole('dialog');
    const gefitinib = drawer.getByRole('button', { name: /^I-A gefitinib resistance/ });
    await gefitinib.click();
    expect(await gefitinib.getAttribute('aria-expanded')).toBe('true');
    await page.waitForTimeout(400);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('takes a criterion with its reason, prioritizes again with it under the name, and takes it back', async () => {
    const { page, errors } = await screens.open('Dr. Anna Berg', `/cases/${caseId}?tab=findings`);
    const before = (await screens.board.oncologist.case(caseId)).run;
    const drawer = await explain(page, 'FGFR2 M294V');
    await drawer.getByRole('combobox', { name: 'Enter a criterion' }).fill('OS2');
    await page.getByRole('option', { name: /^OS2 \(\+4\)/ }).click();
    await drawer.getByLabel('Reason and source').fill(ENTERED);
    await drawer.getByRole('button', { name: 'Enter the criterion' }).click();
    const counted = drawer.getByRole('listitem').filter({ hasText: /^OS2 \+4/ });
    expect(await counted.innerText()).toMatch(/entered\s+Dr\. Anna Berg, .*: Kinase assay of our laboratory, two runs\./);
    expect((await screens.board.oncologist.case(caseId)).run).toBeGreaterThan(before);
    expect(await axeFindings(page)).toEqual([]);

    await drawer.getByRole('button', { name: 'Withdraw OS2' }).click();
    const dialog = page.getByRole('dialog', { name: 'Withdraw OS2' });
    await dialog.getByLabel('Reason').fill('The assay was of another change.');
    await dialog.getByRole('button', { name: 'Withdraw OS2' }).click();
    await drawer.getByText('Withdrawn by Dr. Anna Berg: The assay was of another change.').waitFor();
    await counted.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('reads a second file beside the first, and shows the fusion with its support', async () => {
    const { page, errors } = await screens.open('Clara Lind', `/cases/${caseId}?tab=facts`);
    await page.getByRole('button', { name: 'Add or replace a file' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'fusions.tsv', mimeType: 'text/plain', buffer: Buffer.from(RET_FUSION) });
    await dialog.getByRole('checkbox', { name: 'Read beside the files that are there' }).check();
    expect(await dialog.innerText()).toContain('In use: small-variants.vcf (VCF), structural-variants.vcf (VCF)');
    await dialog.getByRole('button', { name: 'Formats that are read (10)' }).click();
    await dialog.getByText('C-CAT JSON').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Upload' }).click();
    await dialog.waitFor({ state: 'detached' });
    const files = page.getByRole('region', { name: 'Files (3)' });
    await files.getByText('Fusion table').waitFor();
    expect(await files.getByText('replaced', { exact: true }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Findings' }).click();
    const drawer = await explain(page, 'CCDC6::RET');
    expect(await drawer.innerText()).toMatch(/5′ partner\s+CCDC6 · 10:59906122[\s\S]*Reads over the junction\s+38/);
    expect(errors).toEqual([]);
  });
});
