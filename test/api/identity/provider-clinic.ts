import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Me } from '@consilium/contracts';
import { ENGINE, apiTokens, subjects, users } from '@consilium/persistence';
import { Clinic } from '../clinic.ts';
import type { Browser } from './browser.ts';

export const CLIENT = { clientId: 'consilium', clientSecret: 'secret-of-the-live-suites' } as const;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** The API beside an identity provider, with the conversation of a browser between both. */
export class ProviderClinic {
  private constructor(
    readonly clinic: Clinic,
    readonly url: string,
    readonly issuer: string,
    private readonly closeProvider: () => Promise<void>,
  ) {}

  static async open(
    startProvider: (addresses: {
      readonly redirectUri: string;
      readonly afterLogoutUri: string;
    }) => Promise<{ issuer: string; close(): Promise<void> }>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<ProviderClinic> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const provider = await startProvider({ redirectUri: `${url}/api/v1/session/oidc/callback`, afterLogoutUri: `${url}/` });
    const clinic = await Clinic.open({
      CONSILIUM_PORT: String(port),
      CONSILIUM_PUBLIC_URL: url,
      CONSILIUM_RATE_LOGIN_PER_MINUTE: '1000',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.clientId,
      OIDC_CLIENT_SECRET: CLIENT.clientSecret,
      ...env,
    });
    return new ProviderClinic(clinic, url, provider.issuer, () => provider.close());
  }

  start(query = ''): string {
    return `${this.url}/api/v1/session/oidc/start${query}`;
  }

  /** An administrator's word that this subject is that account. */
  async link(login: string, subject: string): Promise<void> {
    const user = await users(this.clinic.verifier, { demoAllowed: true }).byLogin(login);
    if (!user) throw new Error(`no account ${login}`);
    const linked = await subjects(this.clinic.verifier).link(user.id, { issuer: this.issuer, subject }, { by: ENGINE });
    if (!linked.ok) throw new Error(linked.refusal.code);
  }

  get tokens() {
    return apiTokens(this.clinic.database);
  }

  async me(browser: Browser): Promise<Me | null> {
    const answer = await browser.go(`${this.url}/api/v1/session`);
    return answer.status === 200 ? ((await answer.json()) as Me) : null;
  }

  session(browser: Browser): string | undefined {
    return browser.cookie(this.url, 'consilium_session');
  }

  /** Newest entry of failed sign-ins. */
  async lastFailure() {
    return (await this.clinic.ports.trail.list({ action: 'signed-in', outcome: 'failed', limit: 1 })).items[0];
  }

  async close(): Promise<void> {
    await this.clinic?.close();
    await this.closeProvider();
  }
}
