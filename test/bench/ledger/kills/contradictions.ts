import { consistencyProof, verifyConsistency } from '@consilium/ledger';
import type { ReadHash } from '@consilium/ledger';

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Checkpoints that somebody saw and that the newest one contradicts (AUD-09, AUD-13): two roots of one size, a tree larger than the newest, or one that
 * the newest did not grow from.
 * @param read hashes of the newest tree
 */
export function contradictions(seen: ReadonlyMap<number, ReadonlySet<string>>, newest: TreeHead, read: ReadHash): readonly string[] {
  return [...seen].flatMap(([size, roots]) => {
    if (roots.size > 1) return [`${roots.size} roots of size ${size}`];
    if (size > newest.size) return [`size ${size} is gone: the log has ${newest.size}`];
    const proof = size === 0 ? [] : consistencyProof(size, newest.size, read);
    const heads = { older: size, newer: newest.size, newerRoot: newest.root, proof };
    const grew = [...roots].every((root) => verifyConsistency({ ...heads, olderRoot: new Uint8Array(Buffer.from(root, 'hex')) }));
    return grew ? [] : [`the tree of size ${newest.size} did not grow from that of size ${size}`];
  });
}
