import { treeSha256 as sha256 } from './tree-sha256.ts';

/** SHA-256; every hash of the log has this many bytes. */
export const HASH_BYTES = 32;

/** Root of the tree without leaves (RFC 6962 §2.1): SHA-256 of nothing. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0));

/** RFC 6962 §2.1: SHA-256(0x00 ‖ body). */
export function leafHash(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 1);
  bytes.set(body, 1);
  return sha256(bytes);
}

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). @throws RangeError for anything but two hashes */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new RangeError(`a hash of the tree has ${HASH_BYTES} bytes`);
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}
/** Filled and hashed within one synchronous call, so that one is enough. */
const pair = Uint8Array.of(1, ...new Uint8Array(2 * HASH_BYTES));

/** Equal in length and every byte. Hashes and roots are public, so the time may tell. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);
