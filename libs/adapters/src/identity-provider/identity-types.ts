import type { Instant, Outcome } from '@consilium/domain';

export interface IdentityProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly scope: string;
  readonly idTokenAlg: string;
  readonly redirectUri: string;
  readonly afterLogoutUri: string;
  readonly allowedHosts: readonly string[];
  readonly roleClaim: string | null;
}

/** What must be kept, out of the browser's sight, until it comes back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface ConfirmedIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** When the person proved it there, or null where the provider does not say. */
  readonly provedAt: Instant | null;
  /** As the provider names the means (RFC 8176). */
  readonly amr: readonly string[];
  /** Null where no role claim is asked for. */
  readonly claimedRoles: readonly string[] | null;
  readonly idToken: string;
}

/** OpenID Connect, authorization code flow with PKCE (RFC 9700). */
export interface IdentityProvider {
  /** @param anew the person must prove it now, whatever session he has there */
  begin(anew: boolean): Promise<Outcome<PendingSignIn & { readonly url: string }>>;
  /** @param query as the browser brought it back */
  complete(query: URLSearchParams, pending: PendingSignIn, anew: boolean): Promise<Outcome<ConfirmedIdentity>>;
  /** Where the browser ends its session at the provider, or null where the provider has no such address. */
  logoutUrl(idToken: string): Promise<string | null>;
}
