import { hash } from 'node:crypto';

/**
 * SHA-256 as the tree takes it, thousands at a time. By way of a text because `hash(…, 'buffer')` allocates outside the heap, which doubles the time of a
 * tree. The single-file verifier has `verify/portable/tree-sha256.ts` in this place, as a browser knows no Buffer.
 */
export const treeSha256 = (bytes: Uint8Array): Uint8Array => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
