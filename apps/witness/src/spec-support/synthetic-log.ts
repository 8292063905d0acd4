import {
  CompactRange,
  consistencyProof,
  formatCheckpoint,
  growTiles,
  hashesFromTiles,
  leafHash,
  makeSigner,
  privateKeyText,
  signNote,
} from '@consilium/ledger';
import type { AddCheckpoint, Signer } from '@consilium/ledger';

export const ORIGIN = 'log.example/consilium';
export const signerOf = (seed: number, name = ORIGIN): Signer => makeSigner(privateKeyText(name, 'ed25519', new Uint8Array(32).fill(seed)));

/** A log in memory; another `text` is another history. */
export function syntheticLog(text = 'synthetic entry', signer = signerOf(1)) {
  const leaf = (at: number): Uint8Array => leafHash(new TextEncoder().encode(`${text} ${at}`));
  const leaves = (size: number): Uint8Array[] => Array.from({ length: size }, (_, at) => leaf(at));
  const note = (size: number): string => {
    const range = new CompactRange();
    leaves(size).forEach((hash) => range.append(hash));
    return signNote(formatCheckpoint({ origin: signer.name, size, root: range.root() }), signer);
  };
  const proof = (older: number, newer: number): readonly Uint8Array[] => {
    const tiles = new Map(growTiles(0, leaves(newer), () => new Uint8Array(0)).map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]));
    return consistencyProof(
      older,
      newer,
      hashesFromTiles((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array(0)),
    );
  };
  return {
    vkey: signer.vkey,
    note,
    grow: (oldSize: number, size: number): AddCheckpoint => ({
      oldSize,
      note: note(size),
      proof: oldSize > size ? [] : proof(oldSize, size),
    }),
  };
}
