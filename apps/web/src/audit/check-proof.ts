import type { AuditEntryDetail } from '@consilium/contracts';
import { fromBase64, hex, isSame, utf8 } from './log-check/bytes.ts';
import { readCheckpoint, signersOf } from './log-check/signed-checkpoint.ts';
import { isIncluded, leafHash } from './log-check/tree.ts';

/** `false`: something is wrong; null: this browser cannot tell. */
export type ProofVerdict = boolean | null;

/** Whether an entry's own bytes lead by its proof to the root that the log signed. */
export async function checkProof({ body, leaf, proof }: AuditEntryDetail, vkeys: readonly string[]): Promise<ProofVerdict> {
  if (proof === null || !globalThis.isSecureContext) return null;
  const own = await leafHash(utf8(body));
  const checkpoint = readCheckpoint(proof.checkpoint);
  const [root, hashes] = [fromBase64(proof.root), proof.hashes.map(fromBase64).filter((hash) => hash !== null)];
  if (hex(own) !== leaf || !checkpoint || !root || hashes.length !== proof.hashes.length) return false;
  if (checkpoint.size !== proof.size || !isSame(checkpoint.root, root)) return false;
  try {
    const { isSigned, isForged } = await signersOf(checkpoint, vkeys);
    return isSigned && !isForged && (await isIncluded({ index: proof.index, size: proof.size, leaf: own, hashes, root }));
  } catch {
    return null;
  }
}
