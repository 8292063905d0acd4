import type { IdentityEnvironment, Settings } from './settings.ts';

/** The identity provider of the house. */
export interface ProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly scope: string;
  readonly idTokenAlg: string;
  readonly roleClaim: string | null;
  /** Claimed name → role, lower case. */
  readonly roleMap: Readonly<Record<string, string>>;
  readonly name: string;
  /** `host` or `host:port`. */
  readonly allowedHosts: readonly string[];
  /** Where the browser comes back to: from the configured address, never from a request's Host. */
  readonly redirectUri: string;
  readonly afterLogoutUri: string;
}

export interface IdentityConfig {
  /** Sign-in with a password of a local account. */
  readonly localLogin: boolean;
  readonly provider: ProviderConfig | null;
}

export function identityConfigOf(from: IdentityEnvironment & Pick<Settings, 'CONSILIUM_PUBLIC_URL'>): IdentityConfig {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, CONSILIUM_PUBLIC_URL: publicUrl } = from;
  if (issuer === undefined || clientId === undefined || publicUrl === undefined) return { localLogin: true, provider: null };
  return {
    localLogin: from.CONSILIUM_LOCAL_LOGIN,
    provider: {
      issuer,
      clientId,
      clientSecret: from.OIDC_CLIENT_SECRET ?? null,
      scope: from.OIDC_SCOPE,
      idTokenAlg: from.OIDC_ID_TOKEN_ALG,
      roleClaim: from.OIDC_ROLE_CLAIM ?? null,
      roleMap: Object.fromEntries(pairsOf(from.OIDC_ROLE_MAP ?? '')),
      name: from.OIDC_NAME,
      allowedHosts: listOf(from.OIDC_ALLOWED_HOSTS ?? new URL(issuer).host),
      redirectUri: new URL('/api/v1/session/oidc/callback', publicUrl).href,
      afterLogoutUri: new URL('/', publicUrl).href,
    },
  };
}

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');

const pairsOf = (text: string): readonly (readonly [string, string])[] =>
  listOf(text).flatMap((pair): readonly (readonly [string, string])[] => {
    const at = pair.lastIndexOf('=');
    return at > 0 ? [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]] : [];
  });

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/;

/** What does not go together, one sentence each. */
export function identityConflicts(from: IdentityEnvironment & Pick<Settings, 'CONSILIUM_PUBLIC_URL' | 'NODE_ENV'>): readonly string[] {
  const { OIDC_ISSUER: issuer } = from;
  if (issuer === undefined)
    return from.CONSILIUM_LOCAL_LOGIN
      ? []
      : ['CONSILIUM_LOCAL_LOGIN=0 needs OIDC_ISSUER, because nobody could sign in: set it, or allow local accounts.'];
  const isPlain = new URL(issuer).protocol === 'http:';
  return [
    ...(from.OIDC_CLIENT_ID === undefined
      ? ['OIDC_CLIENT_ID is not set: give the id under which the identity provider knows this site.']
      : []),
    ...(from.CONSILIUM_PUBLIC_URL === undefined
      ? ['CONSILIUM_PUBLIC_URL is not set: the identity provider sends browsers back to it, so OIDC_ISSUER needs it.']
      : []),
    ...(isPlain && (from.NODE_ENV === 'production' || !LOOPBACK.test(new URL(issuer).hostname))
      ? ['OIDC_ISSUER must be an https address, because who answers for it decides who is signed in.']
      : []),
  ];
}
