/** What is wrong with a signature's evidence. Stable and public: the offline verifiers name the same codes. */
export const SIGN_CODES = [
  'SIGN.EVIDENCE_MALFORMED',
  'SIGN.CBOR_MALFORMED',
  'SIGN.KEY_MALFORMED',
  'SIGN.KEY_UNSUPPORTED',
  'SIGN.ATTESTATION_MALFORMED',
  'SIGN.AUTHENTICATOR_DATA_MALFORMED',
  'SIGN.CLIENT_DATA_MALFORMED',
  'SIGN.TYPE_WRONG',
  'SIGN.CHALLENGE_WRONG',
  'SIGN.ORIGIN_WRONG',
  'SIGN.CROSS_ORIGIN',
  'SIGN.RP_WRONG',
  'SIGN.USER_ABSENT',
  'SIGN.USER_UNVERIFIED',
  'SIGN.COUNTER_BACK',
  'SIGN.SIGNATURE_INVALID',
  'SIGN.PAYLOAD_MISMATCH',
  'SIGN.CREDENTIAL_UNKNOWN',
  'SIGN.CREDENTIAL_NOT_SIGNERS',
  'SIGN.CREDENTIAL_UNCONFIRMED',
  'SIGN.CREDENTIAL_REVOKED',
  'SIGN.ASSURANCE_WRONG',
] as const;
export type SignCode = (typeof SIGN_CODES)[number];

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: SignCode };

export const sound = <T>(value: T): Checked<T> => ({ ok: true, value });
export const unsound = (code: SignCode): { readonly ok: false; readonly code: SignCode } => ({ ok: false, code });
