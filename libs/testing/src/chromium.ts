import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const WAY_OUT = 'install Chromium (for example `apt-get install chromium`) or set CHROME_PATH to it';

export async function launchChromium(): Promise<Browser> {
  // Loaded when asked for, like the engine's: most live suites need neither, and each suite loads its modules anew.
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS });
}

/** CHROME_PATH, then PATH, then apt where the user may install; a browser suite fails without one, it never skips. */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which is not a program: correct it, or unset it and ${WAY_OUT}.`);
  }
  const found = onPath(NAMES);
  if (found) return found;
  const apt = onPath(['apt-get']);
  if (!apt || process.getuid?.() !== 0) throw new Error(`The browser suites need Chromium and found none: ${WAY_OUT}.`);
  await install(apt);
  const installed = onPath(NAMES);
  if (!installed) throw new Error(`apt-get installed no Chromium that is on PATH: ${WAY_OUT}.`);
  return installed;
}

async function install(apt: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run(apt, ['update', '-q'], { env });
    await run(apt, ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    throw new Error(`apt-get could not install Chromium: ${WAY_OUT}.`, { cause: error });
  }
}

const onPath = (names: readonly string[]): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((dir) => names.map((name) => join(dir, name)))
    .find(isProgram);

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
