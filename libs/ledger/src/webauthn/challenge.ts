import { canonicalJson } from '../canonical-json.ts';
import { concatBytes, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { sha256 } from './web-crypto.ts';

/** What a signer signs (SIG-02, 21 CFR 11.70): move it to another record, version, meaning or reason and the challenge is another. */
export interface SignaturePayload {
  readonly record: { readonly type: 'decision'; readonly id: string; readonly version: number; readonly digest: string };
  readonly meaning: string;
  readonly choice: string;
  readonly reason: string | null;
  /** SHA-256, in hexadecimal, of the canonical JSON of `{alternative, text}`. */
  readonly statement: string;
  readonly signer: string;
  readonly name: string;
  /** Server's clock when the challenge was made; the printed time is that of the verification. */
  readonly time: string;
  readonly zone: string;
  readonly basis: { readonly opened: readonly string[] };
  readonly nonce: string;
  /** Size of the log that the server had signed by then. */
  readonly logSize: number;
}

const domain = { signature: utf8('esign/v1'), enrolment: utf8('enrol/v1') };

/** SHA-256("esign/v1" ‖ JCS(payload)). */
export const challengeOf = (payload: SignaturePayload): Promise<Bytes> =>
  sha256(concatBytes(domain.signature, utf8(canonicalJson(payload))));

/** What a new key is asked: no answer to it is ever one to a signature. */
export interface EnrolmentPayload {
  readonly user: string;
  readonly proof: string;
  readonly time: string;
  readonly nonce: string;
}

/** SHA-256("enrol/v1" ‖ JCS(payload)). */
export const enrolmentChallengeOf = (payload: EnrolmentPayload): Promise<Bytes> =>
  sha256(concatBytes(domain.enrolment, utf8(canonicalJson(payload))));

export async function statementDigest(statement: { readonly alternative: string | null; readonly text: string | null }): Promise<string> {
  const { alternative, text } = statement;
  return hex(await sha256(utf8(canonicalJson({ alternative, text }))));
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
