import { queryOptions } from '@tanstack/react-query';
import { ballotChallenge, enrolmentChallenge, signingKey, signingKeyList } from '@consilium/contracts';
import type { BallotBody, ChallengeBody, KeyConfirmationBody } from '@consilium/contracts';
import { read, write } from './http.ts';
import { KeySilent } from './key-silent.ts';

export const ownKeysQuery = (enabled: boolean) =>
  queryOptions({ queryKey: ['signing-keys', 'own'], queryFn: ({ signal }) => read('/signing-keys', signingKeyList, signal), enabled });

/** Keys of others that wait for a second person. */
export const proposedKeysQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: ['signing-keys', 'proposed'],
    queryFn: ({ signal }) => read('/signing-keys/proposed', signingKeyList, signal),
    enabled,
  });

/** A secure page of a browser that knows keys; an address of numbers is none. */
export const canUseKeys = (): boolean => typeof PublicKeyCredential === 'function' && window.isSecureContext;

const silent = (error: unknown): never => {
  throw new KeySilent('The security key did not answer.', { cause: error });
};

/** Asks the key of the person over exactly this ballot (SIG-02). */
export async function askKey(caseId: string, statement: ChallengeBody, shown: string): Promise<BallotBody['assertion']> {
  const path = `/cases/${caseId}/ballots/challenge`;
  const asked = await write({ method: 'POST', path, body: statement, ifMatch: shown }, ballotChallenge);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    challenge: asked.challenge,
    rpId: asked.rpId,
    userVerification: 'required',
    timeout: 5 * 60_000,
    allowCredentials: asked.credentials.map(({ id, transports }) => ({ type: 'public-key', id, transports: [...transports] })),
  });
  const { id, response } = jsonOf(await navigator.credentials.get({ publicKey }).catch(silent)) as AuthenticationResponseJSON;
  const { authenticatorData, clientDataJSON, signature } = response;
  return { challenge: asked.id, credential: id, authenticatorData, clientDataJSON, signature };
}

/** Makes a key and proposes it; a second person confirms it later (SIG-09). */
export async function enrolKey({ password, label }: { readonly password: string; readonly label: string }) {
  const begin = { method: 'POST', path: '/signing-keys/challenge', body: { password: password === '' ? null : password } } as const;
  const asked = await write(begin, enrolmentChallenge);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON({
    challenge: asked.challenge,
    rp: { id: asked.rpId, name: 'Consilium' },
    user: { id: asked.user.handle, name: asked.user.login, displayName: asked.user.name },
    pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
    attestation: 'none',
    timeout: 5 * 60_000,
    excludeCredentials: asked.exclude.map(({ id, transports }) => ({ type: 'public-key', id, transports: [...transports] })),
  });
  const { response } = jsonOf(await navigator.credentials.create({ publicKey }).catch(silent)) as RegistrationResponseJSON;
  const { attestationObject, clientDataJSON, transports = [] } = response;
  return write(
    { method: 'POST', path: '/signing-keys', body: { challenge: asked.id, attestationObject, clientDataJSON, label, transports } },
    signingKey,
  );
}

const jsonOf = (credential: Credential | null): unknown => {
  if (!(credential instanceof PublicKeyCredential)) throw new KeySilent('The browser gave no key.');
  return credential.toJSON();
};

export const confirmKey = (id: string, body: KeyConfirmationBody) =>
  write({ method: 'POST', path: `/signing-keys/${id}/confirmation`, body }, signingKey);
export const revokeKey = (id: string, reason: string) =>
  write({ method: 'POST', path: `/signing-keys/${id}/revocation`, body: { reason } }, signingKey);
