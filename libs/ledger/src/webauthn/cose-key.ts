import { decodeCbor, isCborMap } from './cbor.ts';
import type { CborMap } from './cbor.ts';
import { sound, unsound } from './finding.ts';
import type { Checked } from './finding.ts';

/** COSE algorithms that a signature may be made with (IANA COSE registry). */
export const ALGORITHMS = { ES256: -7, EdDSA: -8, RS256: -257 } as const;
export type Algorithm = (typeof ALGORITHMS)[keyof typeof ALGORITHMS];

export type PublicKey =
  | { readonly alg: -7; readonly x: Uint8Array; readonly y: Uint8Array }
  | { readonly alg: -8; readonly x: Uint8Array }
  | { readonly alg: -257; readonly n: Uint8Array; readonly e: Uint8Array };

/**
 * A public key as RFC 9052/9053 and RFC 8230 write it.
 *
 * | kty | alg | curve | parameters | result |
 * |-----|-----|-------|------------|--------|
 * | EC2 (2) | −7 | P-256 (1) | x, y of 32 bytes | ES256 |
 * | OKP (1) | −8 | Ed25519 (6) | x of 32 bytes | EdDSA |
 * | RSA (3) | −257 | | n of 2048–4096 bits, e of 3 bytes, both odd | RS256 |
 * | a curve or type of another algorithm, bytes left over, a parameter too many | | | | KEY_MALFORMED |
 * | any other algorithm | | | | KEY_UNSUPPORTED |
 */
export function parseCoseKey(bytes: Uint8Array): Checked<PublicKey> {
  const item = decodeCbor(bytes);
  if (!item || item.end !== bytes.length || !isCborMap(item.value)) return unsound('SIGN.KEY_MALFORMED');
  return publicKeyOf(item.value);
}

/** A modulus of 2048 bits at least, written without a leading zero; modulus and exponent odd. */
const isStrong = (n: Uint8Array, e: Uint8Array): boolean =>
  (n[0] ?? 0) >= (n.length === 256 ? 0x80 : 1) && ((n.at(-1) ?? 0) & (e.at(-1) ?? 0) & 1) === 1;

export function publicKeyOf(map: CborMap): Checked<PublicKey> {
  const [kty, alg, curve] = [map.get(1), map.get(3), map.get(-1)];
  const bytes = (label: number, min: number, max = min): Uint8Array | null => {
    const value = map.get(label);
    return value instanceof Uint8Array && value.length >= min && value.length <= max ? value : null;
  };
  if (alg === ALGORITHMS.ES256) {
    const [x, y] = [bytes(-2, 32), bytes(-3, 32)];
    return kty === 2 && curve === 1 && x && y && map.size === 5 ? sound({ alg, x, y }) : unsound('SIGN.KEY_MALFORMED');
  }
  if (alg === ALGORITHMS.EdDSA) {
    const x = bytes(-2, 32);
    return kty === 1 && curve === 6 && x && map.size === 4 ? sound({ alg, x }) : unsound('SIGN.KEY_MALFORMED');
  }
  if (alg === ALGORITHMS.RS256) {
    const [n, e] = [bytes(-1, 256, 512), bytes(-2, 3)];
    return kty === 3 && n && e && isStrong(n, e) && map.size === 4 ? sound({ alg, n, e }) : unsound('SIGN.KEY_MALFORMED');
  }
  return unsound(typeof alg === 'number' ? 'SIGN.KEY_UNSUPPORTED' : 'SIGN.KEY_MALFORMED');
}
