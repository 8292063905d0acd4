import { SetMetadata } from '@nestjs/common';
import type { Action } from '@consilium/domain';

/** Who may use a route. A route without a rule is refused (ACC-01). */
export type AccessRule =
  { readonly kind: 'action'; readonly action: Action } | { readonly kind: 'signed-in' } | { readonly kind: 'public'; readonly why: string };

export const ACCESS_RULE = 'consilium:access-rule';
const rule = (access: AccessRule) => SetMetadata(ACCESS_RULE, access);

export const Requires = (action: Action) => rule({ kind: 'action', action });
export const SignedIn = () => rule({ kind: 'signed-in' });
export const FRESH_PROOF_RULE = 'consilium:fresh-proof';
/** Besides its rule the route asks for a proof of identity of the last five minutes. */
export const FreshProof = () => SetMetadata(FRESH_PROOF_RULE, true);

export const GIVEN_PASSWORD_RULE = 'consilium:given-password';
/** Open as well to who has signed in with a password that somebody else set, and must change it before anything else (SIG-09). */
export const WithGivenPassword = () => SetMetadata(GIVEN_PASSWORD_RULE, true);

/** @param why stands beside the route, because each of these is a door without a lock */
export const Public = (why: string) => rule({ kind: 'public', why });
