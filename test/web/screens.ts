import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { SubmissionInput } from '@consilium/contracts';
import { launchChromium } from '@consilium/testing';
import type { Board } from '../../infra/seed/play-case.ts';
import { syntheticVcf } from '../../infra/seed/synthetic-vcf.ts';
import { startConsilium } from '../live/running-consilium.ts';
import type { ConsiliumParts, RunningConsilium } from '../live/running-consilium.ts';

const WEB_BUILD = new URL('../../infra/bootstrap/web-build.mjs', import.meta.url).href;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The whole system with its page, and a browser that people of the board sit at. */
export interface Screens {
  readonly consilium: RunningConsilium;
  readonly board: Board;
  /** A new window, signed in by one press on the demo card; problems of the page itself fail the test that asks for `errors`. */
  open(name: string | null, path: string, options?: BrowserContextOptions): Promise<Window>;
  stop(): Promise<void>;
}

export interface Window {
  readonly page: Page;
  /** What the page threw or the browser refused (a breach of the Content-Security-Policy among them). */
  readonly errors: readonly string[];
}

export async function startScreens(parts: ConsiliumParts = {}): Promise<Screens> {
  await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    `const { ensureWebBuild } = await import('${WEB_BUILD}'); await ensureWebBuild();`,
  ]);
  const consilium = await startConsilium(parts);
  const [board, browser] = await Promise.all([consilium.board(), launchChromium()]);
  return {
    consilium,
    board,
    open: (name, path, options) => openWindow(browser, consilium.apiUrl, name, path, options),
    async stop() {
      await browser.close();
      await consilium.stop();
    },
  };
}

async function openWindow(
  browser: Browser,
  url: string,
  name: string | null,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) errors.push(message.text());
  });
  await page.goto(path);
  if (name !== null) await page.getByRole('button', { name }).click();
  if (name !== null) await page.locator('main#main').waitFor();
  return { page, errors };
}

/** Melanoma with BRAF V600E: options of Tier I-A, resistance to anti-EGFR. */
export const MELANOMA: SubmissionInput = {
  patient: { pseudonym: 'WEB-MEL', sex: 'male', birthYear: 1961 },
  question: 'Which systemic therapy after progression on nivolumab?',
  diagnosis: { code: 'MEL' },
  consent: { status: 'given', version: '1', recordedOn: '2026-01-01' },
};

export const melanomaVcf = (): Uint8Array =>
  syntheticVcf([{ gene: 'BRAF', hotspot: 'V600E', protein: 'p.Val600Glu', cdna: 'c.1799T>A', consequence: 'missense_variant', vaf: 0.42 }]);

/** A case that waits for the board's signatures. */
export async function caseInReview({ coordinator }: Board): Promise<string> {
  const caseId = await coordinator.submit(MELANOMA);
  await coordinator.upload(caseId, 'melanoma.vcf', melanomaVcf());
  await coordinator.until(caseId, 'waiting for sign-off', ({ status }) => status === 'in-review');
  return caseId;
}

/** What axe finds, as "rule: first element"; empty when the screen is clean. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate<string[]>(
    `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200) + ' ' + nodes[0].failureSummary))`,
  );
}

/** Pixels by which the page is wider than the window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
