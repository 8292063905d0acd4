import { Sha256 } from './sha256.ts';

/**
 * Stands for `node:crypto` in the single-file verifier, which runs in a browser as well: the build puts this module in its place. On Node the built-in
 * module answers; elsewhere the plain one, with the same results.
 */
interface Hashing {
  hash(algorithm: string, data: Uint8Array | string, encoding: 'hex' | 'binary' | 'buffer'): string | Uint8Array;
  createHash(algorithm: string): { update(data: Uint8Array | string): unknown; digest(encoding?: 'hex'): string | Uint8Array };
}

const bytesOf = (data: Uint8Array | string): Uint8Array => (typeof data === 'string' ? new TextEncoder().encode(data) : data);
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const portableHashing: Hashing = {
  hash: (_algorithm, data, encoding) => {
    const digest = new Sha256().update(bytesOf(data)).digest();
    return encoding === 'hex' ? hexOf(digest) : digest;
  },
  createHash: () => {
    const sum = new Sha256();
    return {
      update: (data) => sum.update(bytesOf(data)),
      digest: (encoding) => (encoding === 'hex' ? hexOf(sum.digest()) : sum.digest()),
    };
  },
};

/** Node ≥ 20.16 gives its modules without an import, so that a browser never sees one. */
const builtIn = (): Hashing | null => {
  if (typeof process !== 'object' || typeof process.getBuiltinModule !== 'function') return null;
  return process.getBuiltinModule('node:crypto');
};

const hashing: Hashing = builtIn() ?? portableHashing;

export const { hash, createHash } = hashing;
