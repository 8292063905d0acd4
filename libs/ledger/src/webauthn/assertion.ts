import { parseAuthenticatorData } from './authenticator-data.ts';
import type { AuthenticatorData } from './authenticator-data.ts';
import { toBase64url } from './base64url.ts';
import { concatBytes, sameBytes, utf8 } from './bytes.ts';
import { parseClientData } from './client-data.ts';
import { parseCoseKey } from './cose-key.ts';
import { sound, unsound } from './finding.ts';
import type { Checked } from './finding.ts';
import { sha256, signatureHolds } from './web-crypto.ts';

export interface RelyingParty {
  /** Host that the credentials belong to. */
  readonly rpId: string;
  /** Origins whose pages may ask, each `scheme://host[:port]`. */
  readonly origins: readonly string[];
}

export interface Assertion {
  readonly authenticatorData: Uint8Array;
  readonly clientDataJSON: Uint8Array;
  readonly signature: Uint8Array;
}

/** What both ceremonies ask of the browser's and the authenticator's word (Level 3 §7.1, §7.2). */
export async function checkCeremony(
  given: { readonly clientDataJSON: Uint8Array; readonly authenticatorData: Uint8Array },
  expected: RelyingParty & { readonly type: 'webauthn.get' | 'webauthn.create'; readonly challenge: Uint8Array },
): Promise<Checked<AuthenticatorData>> {
  const client = parseClientData(given.clientDataJSON);
  if (!client.ok) return client;
  const { type, challenge, origin, crossOrigin } = client.value;
  if (type !== expected.type) return unsound('SIGN.TYPE_WRONG');
  if (challenge !== toBase64url(expected.challenge)) return unsound('SIGN.CHALLENGE_WRONG');
  if (!expected.origins.includes(origin)) return unsound('SIGN.ORIGIN_WRONG');
  if (crossOrigin) return unsound('SIGN.CROSS_ORIGIN');
  const data = parseAuthenticatorData(given.authenticatorData);
  if (!data.ok) return data;
  if (!sameBytes(data.value.rpIdHash, await sha256(utf8(expected.rpId)))) return unsound('SIGN.RP_WRONG');
  if (!data.value.userPresent) return unsound('SIGN.USER_ABSENT');
  if (!data.value.userVerified) return unsound('SIGN.USER_UNVERIFIED');
  return data;
}

/**
 * Whether the enrolled key signed exactly this challenge, for this site, with the user present and verified (SIG-02).
 *
 * | what is wrong | code |
 * |---------------|------|
 * | made for an enrolment | TYPE_WRONG |
 * | another record, version, meaning, reason, signer or nonce | CHALLENGE_WRONG |
 * | another site, or a frame in one | ORIGIN_WRONG, RP_WRONG, CROSS_ORIGIN |
 * | nobody touched it; nobody was recognized | USER_ABSENT, USER_UNVERIFIED |
 * | counter not above the last one (both 0: it has none) | COUNTER_BACK: the authenticator may be a copy |
 * | any byte changed, another key | SIGNATURE_INVALID |
 */
export async function checkAssertion(
  assertion: Assertion,
  expected: RelyingParty & { readonly challenge: Uint8Array; readonly coseKey: Uint8Array; readonly lastCount: number },
): Promise<Checked<{ readonly signCount: number }>> {
  const key = parseCoseKey(expected.coseKey);
  if (!key.ok) return key;
  const data = await checkCeremony(assertion, { ...expected, type: 'webauthn.get' });
  if (!data.ok) return data;
  const signed = concatBytes(assertion.authenticatorData, await sha256(assertion.clientDataJSON));
  if (!(await signatureHolds(key.value, signed, assertion.signature))) return unsound('SIGN.SIGNATURE_INVALID');
  const { signCount } = data.value;
  if ((signCount !== 0 || expected.lastCount !== 0) && signCount <= expected.lastCount) return unsound('SIGN.COUNTER_BACK');
  return sound({ signCount });
}
