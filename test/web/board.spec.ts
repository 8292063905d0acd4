import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SIGNING_PASSWORD } from '../live/running-consilium.ts';
import { prepared } from '../live/side-by-side.ts';
import { caseInReview, melanomaVcf, startScreens } from './screens.ts';
import type { Screens } from './screens.ts';

jest.setTimeout(180_000);

async function sign(page: Page, press: string, password = SIGNING_PASSWORD): Promise<void> {
  await page.getByRole('button', { name: press }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password, again').fill(password);
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
}

const closeReceipt = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByText('Signed', { exact: true }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

describe('the board at its screens', () => {
  let screens: Screens;
  let nextInReview: () => Promise<string>;
  beforeAll(async () => {
    screens = await startScreens();
    nextInReview = prepared(() => caseInReview(screens.board), 5);
  });
  afterAll(() => screens?.stop());

  it('signs a case with two people through the dialog and shows the issued report with both names', async () => {
    const caseId = await nextInReview();
    const anna = await screens.open('Dr. Anna Berg', `/cases/${caseId}`);
    await anna.page.getByRole('button', { name: 'Agree & sign' }).click();
    const dialog = anna.page.getByRole('dialog');
    const digest = (await screens.board.oncologist.currentDecision(caseId)).sha256;
    for (const shown of [digest.slice(0, 12), 'Europe/Berlin', 'approved', 'dabrafenib + trametinib (I-A)'])
      await dialog.getByText(shown).first().waitFor();
    await dialog.getByLabel('Your password, again').fill(SIGNING_PASSWORD);
    await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
    await dialog.getByText(digest, { exact: true }).waitFor();
    await closeReceipt(anna.page);
    expect((await screens.board.oncologist.case(caseId)).status).toBe('in-review');

    await anna.page.getByRole('button', { name: /Dr\. Anna Berg/ }).click();
    await anna.page.getByRole('menuitem', { name: /Dr\. Paul Okafor/ }).click();
    await anna.page.getByRole('heading', { name: /Which systemic therapy/ }).waitFor();
    await sign(anna.page, 'Agree & sign');
    await closeReceipt(anna.page);
    await screens.board.oncologist.until(caseId, 'issued', ({ status }) => status === 'issued');
    await anna.page.getByRole('tab', { name: 'Report' }).click();
    const report = anna.page.getByRole('article', { name: 'Report' });
    await report.getByText('Dr. Anna Berg', { exact: false }).first().waitFor();
    const text = await report.innerText();
    expect(text).toMatch(/Dr\. Paul Okafor/);
    expect(text).not.toContain('DRAFT');
    expect(anna.errors).toEqual([]);
  });

  it('tells a wrong password in the server’s words with the correlation id, and signs nothing', async () => {
    const caseId = await nextInReview();
    const { page } = await screens.open('Dr. Paul Okafor', `/cases/${caseId}`);
    await sign(page, 'Agree & sign', 'not my password');
    const alert = page.getByRole('dialog').getByRole('alert');
    expect(await alert.innerText()).toMatch(/Login or password is wrong[\s\S]*AUTH\.CREDENTIALS_WRONG · Correlation id [0-9a-f-]{36}/);
    expect((await screens.board.oncologist.case(caseId)).signatures).toEqual([]);
  });

  it('changes the draft with a coded reason: a new version, the difference in words, the former signature void', async () => {
    const caseId = await nextInReview();
    await screens.board.pathologist.sign(caseId, { choice: 'agree' });
    const first =
      (await screens.board.oncologist.currentDecision(caseId)).content.options[0]?.therapies.toSorted().join(' + ') ?? 'no option';
    const { page, errors } = await screens.open('Dr. Anna Berg', `/cases/${caseId}`);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove option 1', exact: true }).click();
    await dialog.getByLabel('Words of the board').fill('The first option was not tolerated before.');
    expect(await dialog.getByRole('button', { name: 'Save as version 2' }).isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: 'Coded reason' }).click();
    await page.getByRole('option', { name: 'Prior therapy' }).click();
    await dialog.getByRole('button', { name: 'Save as version 2' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`Removed: ${first}`, { exact: true }).waitFor();
    await page.getByText('The first option was not tolerated before.').waitFor();
    await page.getByText('1 former or void signature').click();
    await page.getByText(/^Void since/).waitFor();
    await page.getByText('You wrote this version').waitFor();
    const { decisions, signatures } = await screens.board.oncologist.case(caseId);
    expect(decisions.at(-1)?.content).toMatchObject({ origin: 'changed', overrides: [{ field: 'options', reason: 'prior-therapy' }] });
    expect(decisions.at(-1)?.content.options.map(({ therapies }) => therapies.toSorted().join(' + '))).not.toContain(first);
    expect(signatures[0]?.voidedAt).not.toBeNull();
    await sign(page, 'Sign as author');
    await closeReceipt(page);
    expect((await screens.board.oncologist.case(caseId)).signatures.at(-1)?.meaning).toBe('authored');
    expect(errors).toEqual([]);
  });

  it('writes a decision by hand that keeps no sentence of the machine', async () => {
    const caseId = await nextInReview();
    const { page } = await screens.open('Dr. Gita Rao', `/cases/${caseId}`);
    await page.getByRole('button', { name: 'Write by hand' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Recommendation' }).click();
    await page.getByRole('option', { name: 'Further testing' }).click();
    await dialog.getByLabel('Words of the board').fill('Repeat the panel on a new biopsy.');
    await dialog.getByRole('combobox', { name: 'Coded reason' }).click();
    await page.getByRole('option', { name: 'Further testing first' }).click();
    await dialog.getByRole('button', { name: 'Save as version 2' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await screens.board.oncologist.currentDecision(caseId)).content).toMatchObject({
      origin: 'hand-written',
      recommendation: 'further-testing',
      sentences: [],
      boardText: 'Repeat the panel on a new biopsy.',
    });
  });

  it('records a dissent with reason and alternative, and prints it in the report', async () => {
    const caseId = await nextInReview();
    const { page } = await screens.open('Dr. Gita Rao', `/cases/${caseId}`);
    await page.getByRole('button', { name: 'Dissent' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your password, again').fill(SIGNING_PASSWORD);
    expect(await dialog.getByRole('button', { name: 'Sign', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: 'Reason of the dissent' }).click();
    await page.getByRole('option', { name: 'Trial preferred' }).click();
    await dialog.getByLabel('What you would recommend instead').fill('a trial of a pan-RAF inhibitor');
    await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
    await closeReceipt(page);
    await page.getByText('Dissent: Dr. Gita Rao (Genetics)').waitFor();
    await Promise.all([
      screens.board.oncologist.sign(caseId, { choice: 'agree' }),
      screens.board.pathologist.sign(caseId, { choice: 'agree' }),
    ]);
    await screens.board.oncologist.until(caseId, 'issued', ({ status }) => status === 'issued');
    await page.goto(`/cases/${caseId}?tab=report`);
    const report = page.getByRole('article', { name: 'Report' });
    await report.getByText('a trial of a pan-RAF inhibitor', { exact: false }).waitFor();
    expect(await report.innerText()).toMatch(/Dr\. Gita Rao[\s\S]*trial/i);
  });

  it('submits a case in the form: a file that is none is refused word for word, the right one goes on to consent and sign-off', async () => {
    const { page, errors } = await screens.open('Clara Lind', '/cases/new');
    await page.getByLabel('Board question').fill('Is a targeted therapy indicated?');
    await page.getByLabel('OncoTree code').fill('MEL');
    await page.getByLabel('Pseudonym').fill('WEB-FORM-1');
    await page.getByRole('combobox', { name: 'Sex' }).click();
    await page.getByRole('option', { name: 'female', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'results.vcf',
      mimeType: 'text/plain',
      buffer: Buffer.from('<!doctype html><html><body>Sign in</body></html>'),
    });
    await page.getByRole('button', { name: 'Submit case' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Correlation id' });
    expect(await alert.innerText()).toMatch(/results\.vcf/);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'melanoma.vcf', mimeType: 'text/plain', buffer: Buffer.from(melanomaVcf()) });
    await page.getByRole('button', { name: 'Send the file again' }).click();
    await page.getByText('No consent is recorded: record it, or reject the case.').waitFor();
    await page.getByRole('button', { name: 'Record consent' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'given' }).check();
    await dialog.getByRole('button', { name: 'Record consent' }).click();
    await page.getByRole('heading', { name: 'Board decision' }).waitFor({ timeout: 60_000 });
    await page.getByText('Machine draft (template, no language model)').waitFor();
    expect(errors).toEqual([]);
  });
});
