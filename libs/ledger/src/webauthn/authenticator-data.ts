import { decodeCbor, isCborMap } from './cbor.ts';
import { publicKeyOf } from './cose-key.ts';
import type { PublicKey } from './cose-key.ts';
import { sound, unsound } from './finding.ts';
import type { Checked } from './finding.ts';

export interface AuthenticatorData {
  readonly rpIdHash: Uint8Array;
  readonly userPresent: boolean;
  readonly userVerified: boolean;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
  readonly signCount: number;
  /** Only at enrolment. */
  readonly enrolled: EnrolledKey | null;
}
export interface EnrolledKey {
  readonly aaguid: Uint8Array;
  readonly credentialId: Uint8Array;
  readonly publicKey: PublicKey;
  /** The COSE key as it came: what is stored. */
  readonly coseKey: Uint8Array;
}

/** Flags of Web Authentication Level 3 §6.1. */
const FLAG = { UP: 0x01, UV: 0x04, BE: 0x08, BS: 0x10, AT: 0x40, ED: 0x80 } as const;
const RESERVED = 0x22;
const HEAD = 37;
const MAX_CREDENTIAL_ID = 1023;

/** Authenticator data (Level 3 §6.1), whole: a byte too many or too few is refused. */
export function parseAuthenticatorData(bytes: Uint8Array): Checked<AuthenticatorData> {
  const bad = unsound('SIGN.AUTHENTICATOR_DATA_MALFORMED');
  if (bytes.length < HEAD) return bad;
  const flags = bytes[32] ?? 0;
  const has = (flag: number): boolean => (flags & flag) !== 0;
  if ((flags & RESERVED) !== 0 || (has(FLAG.BS) && !has(FLAG.BE))) return bad;
  let at = HEAD;
  let enrolled: EnrolledKey | null = null;
  if (has(FLAG.AT)) {
    const key = enrolledKey(bytes.subarray(HEAD));
    if (!key.ok) return key;
    enrolled = key.value.key;
    at += key.value.length;
  }
  if (has(FLAG.ED)) {
    const extensions = decodeCbor(bytes.subarray(at));
    if (!extensions || !isCborMap(extensions.value)) return bad;
    at += extensions.end;
  }
  if (at !== bytes.length) return bad;
  return sound({
    rpIdHash: bytes.slice(0, 32),
    userPresent: has(FLAG.UP),
    userVerified: has(FLAG.UV),
    backupEligible: has(FLAG.BE),
    backedUp: has(FLAG.BS),
    signCount: new DataView(bytes.buffer, bytes.byteOffset).getUint32(33),
    enrolled,
  });
}

function enrolledKey(bytes: Uint8Array): Checked<{ readonly key: EnrolledKey; readonly length: number }> {
  if (bytes.length < 18) return unsound('SIGN.AUTHENTICATOR_DATA_MALFORMED');
  const idLength = (bytes[16] ?? 0) * 256 + (bytes[17] ?? 0);
  const keyAt = 18 + idLength;
  if (idLength < 1 || idLength > MAX_CREDENTIAL_ID || keyAt >= bytes.length) return unsound('SIGN.AUTHENTICATOR_DATA_MALFORMED');
  const item = decodeCbor(bytes.subarray(keyAt));
  if (!item || !isCborMap(item.value)) return unsound('SIGN.KEY_MALFORMED');
  const publicKey = publicKeyOf(item.value);
  if (!publicKey.ok) return publicKey;
  const length = keyAt + item.end;
  const key = {
    aaguid: bytes.slice(0, 16),
    credentialId: bytes.slice(18, keyAt),
    publicKey: publicKey.value,
    coseKey: bytes.slice(keyAt, length),
  };
  return sound({ key, length });
}
