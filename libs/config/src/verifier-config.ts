import { resolve } from 'node:path';
import { z } from 'zod';
import { keysConfigOf } from './keys-config.ts';
import type { KeysConfig } from './keys-config.ts';
import { ConfigError, issueSentence, presentIn } from './load-config.ts';
import type { Environment } from './load-config.ts';
import { settings, verifierSettings } from './settings.ts';

/** What the verification process takes from the environment: its own way into the database, and for which site keys sign. */
export interface VerifierConfig {
  readonly databaseUrl: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly site: { readonly rpId: string; readonly origins: readonly string[] };
  /** After which a session acts no more, as the API counts it. */
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** Demo accounts may sign in. Never in production. */
  readonly demoAllowed: boolean;
  /** Sign-in by password. */
  readonly localLogin: boolean;
  readonly keys: KeysConfig;
}

const schema = z.object({
  ...settings.omit({ DATABASE_URL: true }).shape,
  ...verifierSettings.shape,
});

/** @throws ConfigError with one sentence for each wrong value */
export function loadVerifierConfig(env: Environment = process.env): VerifierConfig {
  const present = presentIn(env);
  const parsed = schema.safeParse(present);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issueSentence(issue, present)));
  const from = parsed.data;
  const stated = from.CONSILIUM_SIGNING_ORIGINS ?? from.CONSILIUM_PUBLIC_URL ?? `http://localhost:${from.CONSILIUM_PORT}`;
  return {
    databaseUrl: from.DATABASE_VERIFIER_URL,
    host: from.CONSILIUM_VERIFIER_HOST,
    port: from.CONSILIUM_VERIFIER_PORT,
    site: siteOf(stated.split(',').map((one) => one.trim()).filter((one) => one !== ''), from.NODE_ENV), // prettier-ignore
    idleMinutes: from.CONSILIUM_SESSION_IDLE_MINUTES,
    absoluteHours: from.CONSILIUM_SESSION_MAX_HOURS,
    demoAllowed: from.CONSILIUM_DEMO && from.NODE_ENV !== 'production',
    localLogin: from.CONSILIUM_LOCAL_LOGIN,
    keys: keysConfigOf(from, resolve(from.CONSILIUM_HOME), from.NODE_ENV),
  };
}

const ADDRESS = /^(\d+\.){3}\d+$|^\[/;
const LOOPBACK = /^127(\.\d+){3}$|^\[::1\]$/;

/**
 * The relying party and its origins. An IP address is none (Web Authentication Level 3 §5.1.4): this machine's own becomes `localhost`, by which its
 * pages must then be opened.
 */
function siteOf(stated: readonly string[], mode: string): VerifierConfig['site'] {
  const urls = stated.map((one) => {
    if (!URL.canParse(one)) throw new ConfigError(['CONSILIUM_SIGNING_ORIGINS must be a list of addresses, comma-separated.']);
    const url = new URL(one);
    if (LOOPBACK.test(url.hostname)) url.hostname = 'localhost';
    return url;
  });
  const hosts = [...new Set(urls.map(({ hostname }) => hostname))].sort((a, b) => a.length - b.length);
  const [rpId = 'localhost'] = hosts;
  const problems = [
    ...(urls.some(({ hostname }) => ADDRESS.test(hostname))
      ? ['CONSILIUM_PUBLIC_URL names an IP address, for which no security key signs: give the site a host name with HTTPS.']
      : []),
    ...(urls.some(({ protocol, hostname }) => protocol !== 'https:' && (hostname !== 'localhost' || mode === 'production'))
      ? ['CONSILIUM_PUBLIC_URL must be an https address, because browsers ask security keys on secure pages only.']
      : []),
    ...(hosts.some((host) => host !== rpId && !host.endsWith(`.${rpId}`))
      ? ['CONSILIUM_SIGNING_ORIGINS must lie under one host name, to which the security keys belong.']
      : []),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return { rpId, origins: urls.map(({ origin }) => origin) };
}
