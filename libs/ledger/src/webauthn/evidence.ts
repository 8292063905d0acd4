import { fromBase64url } from './base64url.ts';
import type { Bytes } from './bytes.ts';
import type { SignaturePayload } from './challenge.ts';
import { sound, unsound } from './finding.ts';
import type { Checked } from './finding.ts';

/** `clinic.signature.evidence`: what proves a signature (SIG-20). Bytes as base64url without padding. */
export type SignatureEvidence = WebAuthnEvidence | PasswordEvidence;
export interface PasswordEvidence {
  readonly kind: 'password';
  readonly checkedBy: 'server';
}
export interface WebAuthnEvidence {
  readonly kind: 'webauthn';
  readonly credential: string;
  readonly alg: number;
  /** COSE key. */
  readonly publicKey: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
  readonly payload: SignaturePayload;
  /** Ledger entry by which the credential became active. */
  readonly enrolment: string;
  readonly origin: string;
  readonly rpId: string;
}

const TEXTS = ['credential', 'publicKey', 'authenticatorData', 'clientDataJSON', 'signature', 'enrolment', 'origin', 'rpId'] as const;

/** The evidence as it was stored, its shape checked; what it proves is checked by `checkSignatureEvidence`. */
export function parseEvidence(value: unknown): Checked<SignatureEvidence> {
  const bad = unsound('SIGN.EVIDENCE_MALFORMED');
  if (!isRecord(value)) return bad;
  if (value['kind'] === 'password') return value['checkedBy'] === 'server' ? sound({ kind: 'password', checkedBy: 'server' }) : bad;
  const isWhole =
    value['kind'] === 'webauthn' &&
    TEXTS.every((name) => typeof value[name] === 'string') &&
    typeof value['alg'] === 'number' &&
    isPayload(value['payload']);
  return isWhole ? sound(value as unknown as WebAuthnEvidence) : bad;
}

export interface EvidenceBytes {
  readonly publicKey: Bytes;
  readonly authenticatorData: Bytes;
  readonly clientDataJSON: Bytes;
  readonly signature: Bytes;
}

export function evidenceBytes(evidence: Readonly<Record<keyof EvidenceBytes, string>>): EvidenceBytes | null {
  const [publicKey, authenticatorData, clientDataJSON, signature] = [
    fromBase64url(evidence.publicKey),
    fromBase64url(evidence.authenticatorData),
    fromBase64url(evidence.clientDataJSON),
    fromBase64url(evidence.signature),
  ];
  return publicKey && authenticatorData && clientDataJSON && signature ? { publicKey, authenticatorData, clientDataJSON, signature } : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isPayload(value: unknown): value is SignaturePayload {
  if (!isRecord(value)) return false;
  const { record, basis, reason, logSize } = value;
  const texts = ['meaning', 'choice', 'statement', 'signer', 'name', 'time', 'zone', 'nonce'];
  return (
    texts.every((name) => typeof value[name] === 'string') &&
    (reason === null || typeof reason === 'string') &&
    typeof logSize === 'number' &&
    isRecord(record) &&
    record['type'] === 'decision' &&
    typeof record['id'] === 'string' &&
    typeof record['version'] === 'number' &&
    typeof record['digest'] === 'string' &&
    isRecord(basis) &&
    Array.isArray(basis['opened']) &&
    basis['opened'].every((item) => typeof item === 'string')
  );
}
