import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client';
import type { ConfirmedIdentity } from './identity-types.ts';

type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

/** What a checked ID token says; everything else in it is left aside. */
export function readClaims(tokens: Tokens, { roleClaim }: { readonly roleClaim: string | null }): ConfirmedIdentity {
  const claims = tokens.claims();
  if (!claims || tokens.id_token === undefined) throw new TypeError('the provider sent no ID token');
  return {
    issuer: claims.iss,
    subject: claims.sub,
    provedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000).toISOString() : null,
    amr: textsIn(claims['amr']).filter((one) => /^[\w-]{1,20}$/.test(one)),
    claimedRoles: roleClaim === null ? null : textsIn(inside(claims, roleClaim)),
    idToken: tokens.id_token,
  };
}

/** A claim by its name, or by its path where none has that name: providers nest roles, e.g. `realm_access.roles`. */
function inside(claims: object, path: string): unknown {
  if (Object.hasOwn(claims, path)) return Reflect.get(claims, path);
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : null),
      claims,
    );
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? value.split(/[\s,]+/).filter(Boolean)
    : Array.isArray(value)
      ? value.filter((one) => typeof one === 'string')
      : [];
