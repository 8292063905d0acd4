import { jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { lungCase } from './lung-case.ts';
import { axeFindings, sidewaysScroll } from './screens.ts';
import type { Screens } from './screens.ts';
import { startWordedScreens } from './worded-screens.ts';

jest.setTimeout(120_000);

const LOW_WINDOW = { viewport: { width: 1024, height: 420 } };
const PHONE_IN_THE_DARK = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
const QUOTED = 'Offer osimertinib to patients with lung adenocarcinoma and EGFR T790M after progression on gefitinib or erlotinib.';

/** The quote is marked, and a reader sees it without scrolling: the page has done it, past more text than the window shows. */
async function quoteInView(page: Page, chip: Locator): Promise<string> {
  await chip.click();
  const mark = page.getByRole('dialog').locator('mark');
  await mark.waitFor();
  await page.waitForTimeout(400);
  const box = await mark.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box !== null && box.y >= 0 && box.y + box.height <= height).toBe(true);
  const scrolled = await page.evaluate<boolean>(
    `[...document.querySelectorAll('[role=dialog], [role=dialog] *')].some(({ scrollTop }) => scrollTop > 0)`,
  );
  expect(scrolled).toBe(true);
  return mark.innerText();
}

const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400);
};

describe('sentences that a reader can check at the screen', () => {
  let screens: Screens;
  let caseId: string;
  beforeAll(async () => {
    screens = await startWordedScreens();
    caseId = await lungCase(screens.board, 1);
  });
  afterAll(() => screens?.stop());

  it('shows how a question was understood, answers again as corrected, and opens the source at the quote', async () => {
    const { page, errors } = await screens.open('Dr. Anna Berg', '/ask', LOW_WINDOW);
    await page.getByLabel('Your question').fill('Melanoma, EGFR L858R and T790M, progressed on gefitinb. Is osimertinib ok?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    const understood = page.getByRole('region', { name: 'Understood as' });
    await understood.getByText('spelling mended').waitFor();
    expect(await understood.innerText()).toMatch(/gefitinb\s+gefitinib/);
    expect(await page.getByText('osimertinib: supported by evidence I-A').count()).toBe(0);

    await understood.getByLabel('Tumor type').fill('lung adenocarcinoma');
    await understood.getByRole('button', { name: 'Ask again as corrected' }).click();
    await page.getByText('osimertinib: supported by evidence I-A').waitFor();
    const resistance = page.getByRole('region', { name: /resistances?$/ });
    expect(await resistance.innerText()).toMatch(/EGFR T790M: speaks against .*gefitinib/);
    await page.getByRole('button', { name: /further options/ }).click();
    const gefitinib = page.getByRole('listitem').filter({ hasText: /^I-A\s*gefitinib/ });
    await gefitinib.getByText('ruled out by a resistance').waitFor();

    expect(await quoteInView(page, page.locator('.chip[data-kind=quoted]').first())).toBe(QUOTED);
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('stands by the words it does not know, and says what would resolve an abstention', async () => {
    const { page } = await screens.open('Dr. Anna Berg', '/ask', PHONE_IN_THE_DARK);
    await page.getByLabel('Your question').fill('Meningioma with NF2 loss, what about Xyzumab?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    const understood = page.getByRole('region', { name: 'Understood as' });
    await understood.getByText(/not known.*Xyzumab|Xyzumab: not known/i).waitFor();
    await page.getByRole('note').getByText('It would be resolved by:').waitFor();
    await settled(page);
    expect({ axe: await axeFindings(page), sideways: await sidewaysScroll(page) }).toEqual({ axe: [], sideways: 0 });
    await page.getByRole('button', { name: 'Correct it' }).click();
    await page.getByRole('button', { name: 'Ask again as corrected' }).waitFor();
  });

  it("keeps the model's sentences in a box that says so, the template's outside, and lists what was removed with the reason", async () => {
    const { page, errors } = await screens.open('Dr. Anna Berg', `/cases/${caseId}`);
    const draft = page.getByRole('region', { name: /^Machine draft \(template and openai:/ });
    const box = draft.getByRole('button', { name: /worded by the model, (each )?checked against its sources/ }).first();
    await box.click();
    const worded = draft.locator('.model-box', { has: page.getByRole('img', { name: 'worded by the model' }) });
    await worded.first().waitFor();
    const labels = draft.getByRole('img', { name: 'worded by the model' });
    expect(await labels.count()).toBe(await draft.locator('.model-box').getByRole('img', { name: 'worded by the model' }).count());
    expect(await draft.locator('.chip[data-kind=engine]:not(.model-box .chip)').count()).toBeGreaterThan(0);

    await draft.getByRole('button', { name: /removed by the citation check$/ }).click();
    const removed = draft.getByRole('listitem').filter({ hasText: 'cites a document that was not retrieved for this case' });
    await removed.first().waitFor();
    expect(await removed.first().innerText()).toContain('worded by the model');
    await draft.getByRole('button', { name: /^The model and the citation check/ }).click();
    await draft.getByText('SHA-256 of the prompt').waitFor();
    await page.waitForTimeout(400);
    expect(await axeFindings(page)).toEqual([]);

    await worded.first().locator('.chip[data-kind=fact]').first().click();
    await page.getByRole('dialog').getByText("Our wording, not the source's.").waitFor();
    await page.getByRole('dialog').getByText('What it says').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await draft.locator('.chip[data-kind=engine]').first().click();
    await page.getByRole('dialog').getByText('/resistance/0').waitFor();
    await page.waitForTimeout(400);
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.each([
    ['the evidence, with guideline and record', () => `/cases/${caseId}?tab=evidence`, "This patient's record"],
    ['the model and its stop switches', () => '/model', 'Stop switches'],
    ['the imported guidelines', () => '/knowledge', 'clinic-2026'],
  ])('is clean under axe and never scrolls sideways on a phone in the dark: %s', async (_name, path, shown) => {
    const { page, errors } = await screens.open('Dr. Anna Berg', path(), PHONE_IN_THE_DARK);
    await page.getByText(shown).first().waitFor();
    await settled(page);
    expect({ axe: await axeFindings(page), sideways: await sidewaysScroll(page), errors }).toEqual({ axe: [], sideways: 0, errors: [] });
  });
});
