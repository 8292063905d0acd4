import { hash } from './node-crypto.ts';

/** Stands for `tree/tree-sha256.ts` in the single-file verifier: built-in on Node, plain in a browser. */
export function treeSha256(bytes: Uint8Array): Uint8Array {
  const digest = hash('sha256', bytes, 'buffer');
  if (typeof digest === 'string') throw new TypeError('a digest in bytes was asked for');
  return digest;
}
