import { jest } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { SIGNING_PASSWORD } from '../live/running-consilium.ts';
import { axeFindings, caseInReview, startScreens } from './screens.ts';
import type { Screens } from './screens.ts';

jest.setTimeout(120_000);

/** A key in the machine of the person at the screen. */
interface Device {
  /** Whether its owner gives the right PIN or finger from now on. */
  recognizes(isOwner: boolean): Promise<void>;
}

async function plugIn(page: Page): Promise<Device> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const; // prettier-ignore
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return { recognizes: async (isOwner) => void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: isOwner })) };
}

let screens: Screens;
beforeAll(async () => void (screens = await startScreens()));
afterAll(() => screens?.stop());

/** A security key belongs to a host name, so the pages are opened by it. */
const byName = () => ({ baseURL: screens.consilium.apiUrl.replace('127.0.0.1', 'localhost') });

async function enrolledKey(page: Page, label: string): Promise<void> {
  await page.goto('/signing-keys');
  await page.getByLabel('Name of the new key').fill(label);
  await page.getByLabel('Your password, again').fill(SIGNING_PASSWORD);
  await page.getByRole('button', { name: 'Enrol a security key' }).click();
  await page.getByText('waits for a second person').waitFor();
}

describe('a security key at the screens (SIG-02, SIG-09)', () => {
  it('is enrolled, confirmed by a second person, and signs what is shown; without user verification it signs nothing', async () => {
    const caseId = await caseInReview(screens.board);
    const anna = await screens.open('Dr. Anna Berg', '/', byName());
    const device = await plugIn(anna.page);
    await enrolledKey(anna.page, 'Blue key');

    const paul = await screens.open('Dr. Paul Okafor', '/signing-keys', byName());
    await paul.page.getByRole('button', { name: 'Confirm the key of Dr. Anna Berg' }).click();
    const confirm = paul.page.getByRole('dialog');
    await confirm.getByLabel('How you made sure').selectOption('photo-id');
    await confirm.getByLabel('Your password, again').fill(SIGNING_PASSWORD);
    await confirm.getByRole('button', { name: 'Confirm', exact: true }).click();
    await paul.page.getByText('No key waits.').waitFor();

    await anna.page.goto(`/cases/${caseId}`);
    await anna.page.getByRole('button', { name: 'Agree & sign' }).click();
    const dialog = anna.page.getByRole('dialog');
    await dialog.getByText('Your security key signs').waitFor();
    await device.recognizes(false);
    await dialog.getByRole('button', { name: 'Sign with security key' }).click();
    await dialog.getByText('The security key did not answer').waitFor();
    expect((await screens.board.oncologist.case(caseId)).signatures).toEqual([]);

    await device.recognizes(true);
    await dialog.getByRole('button', { name: 'Sign with security key' }).click();
    await dialog.getByText('Signed', { exact: true }).waitFor();
    await dialog.getByText('by security key').waitFor();
    const { signatures } = await screens.board.oncologist.case(caseId);
    expect(signatures).toMatchObject([
      { method: 'webauthn', assurance: 'cryptographic', meaning: 'approved', printedName: 'Dr. Anna Berg' },
    ]);
    expect([...anna.errors, ...paul.errors]).toEqual([]);
  });

  it('is passable for assistive technology where keys are enrolled', async () => {
    const { page } = await screens.open('Dr. Paul Okafor', '/signing-keys', byName());
    await page.getByRole('heading', { name: 'Security keys' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
