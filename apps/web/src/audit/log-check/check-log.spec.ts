import {
  CompactRange,
  bundlePath,
  cosign,
  encodeBundle,
  formatCheckpoint,
  growTiles,
  hashesFromTiles,
  inclusionProof,
  leafHash,
  makeCosigner,
  makeSigner,
  privateKeyText,
  signNote,
  tilePath,
  toBase64,
  withSignatures,
} from '@consilium/ledger';
import { checkLog } from './check-log.ts';
import type { Seen } from './check-log.ts';
import { isIncluded } from './tree.ts';

const ORIGIN = 'log.example/synthetic';
const signer = makeSigner(privateKeyText(ORIGIN, 'ed25519', new Uint8Array(32).fill(7)));
const stranger = makeSigner(privateKeyText(ORIGIN, 'ed25519', new Uint8Array(32).fill(8)));
const witness = makeCosigner(privateKeyText('witness.example', 'cosignature/v1', new Uint8Array(32).fill(9)));
const KEYS = [signer.vkey, witness.vkey];
const idAt = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const bodyAt = (at: number, text = 'read'): Uint8Array => Buffer.from(`{"act":"${text}","id":"${idAt(at)}","log":"${ORIGIN}","v":2}`);

type Files = Map<string, Uint8Array>;

/** A log as its server lays it out. */
function logOf(bodies: readonly Uint8Array[], by = signer): Files {
  const files: Files = new Map();
  const leaves = bodies.map(leafHash);
  for (const { level, index, width, hashes } of growTiles(0, leaves, () => new Uint8Array(0))) {
    files.set(tilePath(level, index, width), hashes);
    if (level === 0) files.set(bundlePath(index, width), encodeBundle(bodies.slice(index * 256, index * 256 + width)));
  }
  const tree = new CompactRange();
  leaves.forEach((leaf) => tree.append(leaf));
  const text = formatCheckpoint({ origin: ORIGIN, size: bodies.length, root: tree.root() });
  return files.set('checkpoint', Buffer.from(withSignatures(signNote(text, by), [cosign(text, witness, 1_800_000_000)])));
}

const bodies = (size: number): Uint8Array[] => Array.from({ length: size }, (_, at) => bodyAt(at));
const check = (files: Files, seen: Seen | null = null, keys: readonly string[] = KEYS) =>
  checkLog({
    read: async (path) => (files.has(path) ? Uint8Array.from(files.get(path) ?? []) : null),
    keys,
    seen,
    onProgress: () => undefined,
  });
const seenAfter = async (size: number): Promise<Seen> => {
  const { root, origin } = await check(logOf(bodies(size)));
  return { at: '2026-01-01T00:00:00Z', origin, size, root, keys: KEYS };
};

describe('the log, checked in the browser (AUD-12, AUD-13)', () => {
  it.each([1, 2, 255, 256, 257, 600])('finds a clean log of %i entries intact, by the root that the ledger signed', async (size) => {
    expect(await check(logOf(bodies(size)))).toMatchObject({ outcome: 'intact', code: null, size, witnesses: ['witness.example'] });
  });

  it.each([1, 256, 300, 600])('finds the log of %i entries, that it saw before, at the beginning of the one of today', async (size) => {
    expect(await check(logOf(bodies(600)), await seenAfter(size))).toMatchObject({ outcome: 'intact' });
  });

  it('reads the full tile where the partial one is gone', async () => {
    const files = logOf(bodies(300));
    const grown = logOf(bodies(600));
    for (const path of ['tile/0/001', 'tile/entries/001']) {
      files.delete(`${path}.p/44`);
      files.set(path, grown.get(path) ?? new Uint8Array(0));
    }
    expect(await check(files)).toMatchObject({ outcome: 'intact', size: 300 });
  });

  it('names the first entry whose text was changed in the database', async () => {
    const forged = logOf(bodies(600));
    forged.set('tile/entries/001', encodeBundle(bodies(512).slice(256).with(44, bodyAt(300, 'lied'))));
    expect(await check(forged)).toMatchObject({ outcome: 'broken', code: 'LOG.ENTRY', firstBad: 300, firstBadId: idAt(300) });
  });

  it('finds a change that was carried into the tiles as well', async () => {
    const forged = logOf(bodies(600).with(300, bodyAt(300, 'lied')));
    forged.set('checkpoint', logOf(bodies(600)).get('checkpoint') ?? new Uint8Array(0));
    expect(await check(forged)).toMatchObject({ outcome: 'broken', code: 'LOG.ROOT' });
  });

  it('finds a history that was written anew and signed again, by what this browser saw before', async () => {
    const forged = logOf(bodies(600).with(300, bodyAt(300, 'lied')));
    expect(await check(forged)).toMatchObject({ outcome: 'intact' });
    expect(await check(forged, await seenAfter(400))).toMatchObject({ outcome: 'broken', code: 'LOG.CONSISTENCY' });
  });

  it('finds a log that has become shorter', async () => {
    expect(await check(logOf(bodies(300)), await seenAfter(400))).toMatchObject({ outcome: 'broken', code: 'LOG.CONSISTENCY' });
  });

  it.each([
    ['an entry that is gone', (files: Files) => files.delete('tile/entries/000'), 'LOG.MISSING'],
    ['a checkpoint that is gone', (files: Files) => files.delete('checkpoint'), 'LOG.CHECKPOINT'],
    [
      'a checkpoint by a stranger under the same name',
      (files: Files) => files.set('checkpoint', logOf(bodies(600), stranger).get('checkpoint') ?? new Uint8Array(0)),
      'LOG.SIGNATURE',
    ],
    [
      'a checkpoint with another size',
      (files: Files) =>
        files.set('checkpoint', Buffer.from(String(Buffer.from(files.get('checkpoint') ?? [])).replace('\n600\n', '\n599\n'))),
      'LOG.SIGNATURE',
    ],
  ])('finds %s', async (_what, spoil, code) => {
    const files = logOf(bodies(600));
    spoil(files);
    expect(await check(files)).toMatchObject({ outcome: 'broken', code });
  });

  it('does not take another key for the one that it knew', async () => {
    const seen = await seenAfter(400);
    expect(await check(logOf(bodies(600), stranger), seen, [stranger.vkey, witness.vkey])).toMatchObject({
      outcome: 'broken',
      code: 'LOG.KEY',
    });
  });

  it('leads from an entry to the root by its proof, and from no other entry', async () => {
    const leaves = bodies(300).map(leafHash);
    const tiles = new Map(growTiles(0, leaves, () => new Uint8Array(0)).map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]));
    const hashes = inclusionProof(
      300,
      271,
      hashesFromTiles((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array(0)),
    );
    const { root } = await check(logOf(bodies(300)));
    const claim = {
      index: 271,
      size: 300,
      hashes: hashes.map((hash) => Uint8Array.from(hash)),
      root: Uint8Array.from(Buffer.from(root, 'base64')),
    };
    expect(toBase64(claim.root)).toBe(root);
    expect(await isIncluded({ ...claim, leaf: Uint8Array.from(leaves[271] ?? []) })).toBe(true);
    expect(await isIncluded({ ...claim, leaf: Uint8Array.from(leaves[270] ?? []) })).toBe(false);
    expect(await isIncluded({ ...claim, index: 270, leaf: Uint8Array.from(leaves[271] ?? []) })).toBe(false);
  });
});
