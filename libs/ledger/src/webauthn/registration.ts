import { decodeCbor, isCborMap } from './cbor.ts';
import type { CborMap } from './cbor.ts';
import { checkCeremony } from './assertion.ts';
import type { RelyingParty } from './assertion.ts';
import type { EnrolledKey } from './authenticator-data.ts';
import { sound, unsound } from './finding.ts';
import type { Checked } from './finding.ts';

export interface AttestationObject {
  /** `none` is what is asked for; others are kept as they came and not judged: a second person vouches for the key instead. */
  readonly format: string;
  readonly statement: CborMap;
  readonly authenticatorData: Uint8Array;
}

const FORMATS = ['none', 'packed', 'tpm', 'android-key', 'android-safetynet', 'fido-u2f', 'apple', 'compound'];

export function parseAttestationObject(bytes: Uint8Array): Checked<AttestationObject> {
  const item = decodeCbor(bytes);
  if (!item || item.end !== bytes.length || !isCborMap(item.value)) return unsound('SIGN.CBOR_MALFORMED');
  const [format, statement, authData] = [item.value.get('fmt'), item.value.get('attStmt'), item.value.get('authData')];
  const isWhole = typeof format === 'string' && FORMATS.includes(format) && isCborMap(statement) && authData instanceof Uint8Array;
  if (!isWhole || (format === 'none' && statement.size > 0)) return unsound('SIGN.ATTESTATION_MALFORMED');
  return sound({ format, statement, authenticatorData: authData });
}

export interface Registration {
  readonly attestationObject: Uint8Array;
  readonly clientDataJSON: Uint8Array;
}

/** The key that an enrolment brings, made for this challenge on this site with the user verified. */
export async function checkRegistration(
  { attestationObject, clientDataJSON }: Registration,
  expected: RelyingParty & { readonly challenge: Uint8Array },
): Promise<Checked<EnrolledKey & { readonly signCount: number; readonly format: string }>> {
  const attestation = parseAttestationObject(attestationObject);
  if (!attestation.ok) return attestation;
  const { authenticatorData, format } = attestation.value;
  const data = await checkCeremony({ clientDataJSON, authenticatorData }, { ...expected, type: 'webauthn.create' });
  if (!data.ok) return data;
  const { enrolled, signCount } = data.value;
  return enrolled ? sound({ ...enrolled, signCount, format }) : unsound('SIGN.ATTESTATION_MALFORMED');
}
