import { randomBytes } from 'node:crypto';
import type { ConfirmedIdentity, IdentityProvider } from '@consilium/adapters';
import type { ProviderConfig } from '@consilium/config';
import { ROLES, ok, refuse } from '@consilium/domain';
import type { NamedRefusal, Outcome, Role } from '@consilium/domain';
import { subjectDigest } from '@consilium/persistence';
import type { IdentityDesk, Proof, Sessions, SignInFlow, SignInFlows, Subjects, User } from '@consilium/persistence';
import type { OpenedSession, ProviderSignIn, SignInRequest } from '../../platform/identity-ports.ts';
import { openedOf } from '../sign-in.ts';

export interface ProviderParts {
  readonly config: Pick<ProviderConfig, 'roleMap'>;
  readonly provider: IdentityProvider;
  readonly flows: SignInFlows;
  readonly subjects: Subjects;
  /** Opens the session, for the subject that was confirmed here. */
  readonly identity: IdentityDesk;
  readonly sessions: Pick<Sessions, 'owner'>;
  /** Entry of a sign-in that failed (AUD-18). */
  readonly recordFailure: (failure: Failure) => Promise<void>;
}

export interface Failure {
  readonly act: 'signed-in' | 'identity-confirmed';
  readonly refusal: NamedRefusal;
  readonly requestId: string;
}

type Scene = { readonly flow: SignInFlow; readonly identity: ConfirmedIdentity; readonly user: User };

/**
 * Sign-in through the identity provider. Who somebody is here is said by the link of issuer and subject alone, which an administrator made; an e-mail
 * address never decides (ACC-03). The claim of roles can take from an account's roles and never add.
 *
 * | flow of this browser | provider | subject | roles left | answer |
 * |---|---|---|---|---|
 * | none, used up, another browser's | – | – | – | FLOW_INVALID |
 * | yes | refuses, or its answer fails a check | – | – | PROVIDER_REFUSED |
 * | yes | confirms | not linked, or account closed | – | SUBJECT_UNKNOWN |
 * | yes | confirms | linked | none | ROLE_CLAIM_EMPTY |
 * | yes, to confirm | confirms | another than signed in | some | SUBJECT_OTHER |
 * | yes | confirms | linked | some | session |
 */
export function providerSignIn({
  config,
  provider,
  flows,
  subjects,
  identity: desk,
  sessions,
  recordFailure,
}: ProviderParts): ProviderSignIn {
  async function who(query: URLSearchParams, flow: SignInFlow): Promise<Outcome<Scene>> {
    const state = query.get('state') ?? '';
    const confirmed = await provider.complete(query, { state, nonce: flow.nonce, verifier: flow.verifier }, flow.purpose === 'confirm');
    if (!confirmed.ok) return confirmed;
    const identity = confirmed.value;
    const user = await subjects.find(identity);
    if (!user) return refuse('AUTH.SUBJECT_UNKNOWN', { subjectSha256: subjectDigest(identity) });
    const limit = rolesOf(identity, config.roleMap);
    if (limit !== null && !user.roles.some((role) => limit.includes(role))) return refuse('AUTH.ROLE_CLAIM_EMPTY', { user: user.id });
    return ok({ flow, identity, user });
  }

  async function opened({ flow, identity, user }: Scene, from: Omit<SignInRequest, 'replaces'>): Promise<Outcome<OpenedSession>> {
    const proved = { issuer: identity.issuer, subject: identity.subject, proof: proofOf(identity, config.roleMap) };
    if (flow.purpose === 'sign-in') return openedOf(await desk.signInProved(proved, { ...from, replaces: flow.sessionId }));
    const own = flow.sessionId === null ? null : await sessions.owner(flow.sessionId);
    if (own !== user.id || flow.sessionId === null) return refuse('AUTH.SUBJECT_OTHER', { user: user.id });
    return openedOf(await desk.confirmProved(proved, { session: flow.sessionId, requestId: from.requestId }));
  }

  return {
    async begin({ returnTo, confirms, session }) {
      const began = await provider.begin(confirms);
      if (!began.ok) return began;
      const { url, state, nonce, verifier } = began.value;
      const browser = randomBytes(32).toString('base64url');
      await flows.begin(state, browser, { nonce, verifier, returnTo, purpose: confirms ? 'confirm' : 'sign-in', sessionId: session });
      return ok({ url, browser });
    },

    async complete(query, browser, from) {
      const flow = await flows.take(query.get('state') ?? '', browser);
      const act = flow?.purpose === 'confirm' ? 'identity-confirmed' : 'signed-in';
      const found = flow ? await who(query, flow) : refuse('AUTH.FLOW_INVALID');
      const outcome = found.ok ? await opened(found.value, from) : found;
      if (outcome.ok) return ok({ ...outcome.value, returnTo: flow?.returnTo ?? '/' });
      await recordFailure({ act, refusal: outcome.refusal, requestId: from.requestId });
      return outcome;
    },

    logoutUrl: (hint) => provider.logoutUrl(hint),
  };
}

/** Roles of ours that the claim names, by the site's map first; null where no claim is asked for. */
function rolesOf({ claimedRoles }: ConfirmedIdentity, map: Readonly<Record<string, string>>): readonly Role[] | null {
  if (claimedRoles === null) return null;
  const named = claimedRoles.map((claimed) => map[claimed.toLowerCase()] ?? claimed.toLowerCase());
  return ROLES.filter((role) => named.includes(role));
}

const proofOf = (identity: ConfirmedIdentity, map: Readonly<Record<string, string>>): Proof => ({
  amr: ['oidc', ...identity.amr],
  provedAt: identity.provedAt,
  roleLimit: rolesOf(identity, map),
  logoutHint: identity.idToken,
});
