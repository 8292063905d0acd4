import * as oidc from 'openid-client';
import { ok, refuse } from '@consilium/domain';
import type { Outcome } from '@consilium/domain';
import { guardedFetch } from '../outbound/guarded-fetch.ts';
import { readClaims } from './identity-claims.ts';
import type { IdentityProvider, IdentityProviderOptions } from './identity-types.ts';

const FRESH_SECONDS = 300;
/** After that the provider's addresses are read again; its keys are when one is not known. */
const METADATA_MS = 3_600_000;
const MAX_ANSWER_BYTES = 1_000_000;
const TIMEOUT_MS = 10_000;

/**
 * The library checks issuer, audience, times, nonce, state, the `iss` of the answer and the ID token's algorithm; signatures of ID tokens are checked as
 * well, and only by the configured algorithm, so that `none` and HMAC are never taken.
 */
export function identityProvider(options: IdentityProviderOptions): IdentityProvider {
  const configured = configurationOf(options);
  return {
    async begin(anew) {
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      return withProvider(configured, async (configuration) => {
        const url = oidc.buildAuthorizationUrl(configuration, {
          redirect_uri: options.redirectUri,
          scope: options.scope,
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(anew ? { prompt: 'login', max_age: String(FRESH_SECONDS) } : {}),
        });
        return { url: url.href, state, nonce, verifier };
      });
    },

    complete: (query, { state, nonce, verifier }, anew) =>
      withProvider(configured, async (configuration) => {
        // The address is the configured one: what the request says of its own host decides nothing.
        const current = new URL(options.redirectUri);
        current.search = query.toString();
        const tokens = await oidc.authorizationCodeGrant(configuration, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(anew ? { maxAge: FRESH_SECONDS } : {}),
        });
        return readClaims(tokens, options);
      }),

    async logoutUrl(idToken) {
      const configuration = await configured().catch(() => null);
      if (!configuration?.serverMetadata().end_session_endpoint) return null;
      return oidc.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: options.afterLogoutUri }).href;
    },
  };
}

function configurationOf({ issuer, clientId, clientSecret, idTokenAlg, allowedHosts }: IdentityProviderOptions) {
  const fetch = guardedFetch({ allowedHosts, maxResponseBytes: MAX_ANSWER_BYTES, timeoutMs: TIMEOUT_MS });
  // Plain http is a provider on this machine: the settings refuse any other.
  const insecure = new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  const discover = () =>
    oidc.discovery(
      new URL(issuer),
      clientId,
      { id_token_signed_response_alg: idTokenAlg },
      clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
      {
        [oidc.customFetch]: (url, init) => fetch(url, init as RequestInit),
        execute: [oidc.enableNonRepudiationChecks, ...insecure],
        timeout: TIMEOUT_MS / 1000,
      },
    );
  let known: { readonly at: number; readonly found: Promise<oidc.Configuration> } | null = null;
  return (): Promise<oidc.Configuration> => {
    const at = Date.now();
    if (known === null || at - known.at > METADATA_MS) {
      const found = discover();
      known = { at, found };
      // A provider that was down is asked again next time.
      found.catch(() => (known = null));
    }
    return known.found;
  };
}

async function withProvider<T>(
  configured: () => Promise<oidc.Configuration>,
  work: (configuration: oidc.Configuration) => Promise<T>,
): Promise<Outcome<T>> {
  const configuration = await configured().catch((error: unknown) => codeOf(error));
  if (typeof configuration === 'string') return refuse('AUTH.PROVIDER_DOWN', { because: configuration });
  try {
    return ok(await work(configuration));
  } catch (error) {
    const because = codeOf(error);
    return refuse(UNREACHABLE.test(because) ? 'AUTH.PROVIDER_DOWN' : 'AUTH.PROVIDER_REFUSED', { because });
  }
}

const UNREACHABLE = /^(OUTBOUND\.TIMED_OUT|OAUTH_TIMEOUT|ECONN\w+|ENOTFOUND|UND_ERR_\w+)$/;

/** The innermost stable code of an error; its message may hold what the browser sent. */
function codeOf(error: unknown): string {
  let code = 'UNKNOWN';
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    if ('error' in at && typeof at.error === 'string' && /^[\w.]{1,60}$/.test(at.error)) return at.error;
    if ('code' in at && typeof at.code === 'string' && /^[\w.]{1,60}$/.test(at.code)) code = at.code;
    at = 'cause' in at ? at.cause : null;
  }
  return code;
}
