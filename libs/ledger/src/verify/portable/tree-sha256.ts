import { hash } from './node-crypto.ts';

/** Stands for `tree/tree-sha256.ts` in the single-file verifier: built-in on Node, by way of a text as there, and plain in a browser. */
export function treeSha256(bytes: Uint8Array): Uint8Array {
  const digest = hash('sha256', bytes, 'binary');
  if (typeof digest !== 'string') return digest;
  const out = new Uint8Array(digest.length);
  for (let at = 0; at < out.length; at += 1) out[at] = digest.charCodeAt(at);
  return out;
}
