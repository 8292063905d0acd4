import { emptyRoot, nodeHash } from './hashing.ts';

/**
 * Root over leaf hashes, straight from the recursive definition of RFC 6962 §2.1. It is slow (it starts anew each time) and shares nothing with the
 * compact range and the tiles, which makes it their judge in tests and in `fsck`.
 */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return emptyRoot();
  if (leaves.length === 1) return only;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, left)), naiveRoot(leaves.slice(left)));
}
