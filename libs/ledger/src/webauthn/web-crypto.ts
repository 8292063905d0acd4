import type { PublicKey } from './cose-key.ts';
import { concatBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { toBase64url } from './base64url.ts';

/** The one crypto seam of this folder: WebCrypto, which browsers and Node both have. */
export const sha256 = async (bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));

/** Whether the key signed the data; a key or signature that is none at all counts as no. */
export async function signatureHolds(key: PublicKey, data: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const raw = key.alg === -7 ? rawOfDer(signature) : new Uint8Array(signature);
  if (!raw) return false;
  try {
    const imported = await importKey(key);
    const algorithm = key.alg === -7 ? { name: 'ECDSA', hash: 'SHA-256' } : key.alg === -8 ? 'Ed25519' : 'RSASSA-PKCS1-v1_5';
    return await crypto.subtle.verify(algorithm, imported, raw, new Uint8Array(data));
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'NotSupportedError') throw error;
    return false;
  }
}

function importKey(key: PublicKey): Promise<CryptoKey> {
  switch (key.alg) {
    case -7:
      return crypto.subtle.importKey('raw', concatBytes(Uint8Array.of(4), key.x, key.y), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
        'verify',
      ]);
    case -8:
      return crypto.subtle.importKey('raw', new Uint8Array(key.x), 'Ed25519', false, ['verify']);
    case -257: {
      const jwk = { kty: 'RSA', n: toBase64url(key.n), e: toBase64url(key.e), alg: 'RS256', ext: true };
      return crypto.subtle.importKey('jwk', jwk, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, ['verify']);
    }
  }
}

/** ES256 comes as DER (SEQUENCE of two INTEGERs, strict); WebCrypto takes r ‖ s of 32 bytes each. */
export function rawOfDer(der: Uint8Array): Bytes | null {
  if (der.length < 8 || der.length > 72 || der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = derInteger(der, 2);
  const s = r && derInteger(der, r.end);
  return r && s && s.end === der.length ? concatBytes(r.value, s.value) : null;
}

function derInteger(der: Uint8Array, at: number): { readonly value: Uint8Array; readonly end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length < 1 || length > 33 || end > der.length) return null;
  const [first = 0, second = 0] = der.subarray(at + 2, end);
  // Negative, or a leading zero that is not needed: another spelling of the same number.
  if (first >= 0x80 || (first === 0 && (length === 1 || second < 0x80))) return null;
  const digits = der.subarray(first === 0 ? at + 3 : at + 2, end);
  if (digits.length > 32) return null;
  const value = new Uint8Array(32);
  value.set(digits, 32 - digits.length);
  return { value, end };
}
