import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Bytes of a seed and of a public key (RFC 8032 §5.1.5). */
export const ED25519_KEY_BYTES = 32;
export const ED25519_SIGNATURE_BYTES = 64;

// RFC 8410 §7 and §4: what stands before the 32 bytes in PKCS #8 and SubjectPublicKeyInfo.
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
export const publicKeyOf = (key: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, key]), format: 'der', type: 'spki' });
export const publicBytesOf = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length));

export const signText = (text: string, key: KeyObject): Uint8Array => new Uint8Array(sign(null, Buffer.from(text), key));
export const isSignatureOf = (text: string, signature: Uint8Array, key: KeyObject): boolean =>
  signature.length === ED25519_SIGNATURE_BYTES && verify(null, Buffer.from(text), key, signature);
