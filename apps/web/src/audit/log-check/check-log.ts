import { isSame, toBase64 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { readCheckpoint, signersOf } from './signed-checkpoint.ts';
import type { SignedCheckpoint } from './signed-checkpoint.ts';
import { TILE, TILE_LEVEL, bodiesOf, readTile } from './tiles.ts';
import type { ReadPath } from './tiles.ts';
import { NOTHING, completeRoot, grow, growAll, leafHash, rootOf } from './tree.ts';
import type { Grown } from './tree.ts';

/** What this browser saw when it last found the log intact. */
export interface Seen {
  readonly at: string;
  readonly origin: string;
  readonly size: number;
  /** base64 */
  readonly root: string;
  readonly keys: readonly string[];
}

export interface LogCheckInput {
  readonly read: ReadPath;
  /** Verifier keys as the server names them. */
  readonly keys: readonly string[];
  readonly seen: Seen | null;
  readonly onProgress: (done: number, size: number) => void;
}

export const LOG_CHECK_CODES = [
  'LOG.CHECKPOINT',
  'LOG.KEY',
  'LOG.SIGNATURE',
  'LOG.MISSING',
  'LOG.ENTRY',
  'LOG.CONSISTENCY',
  'LOG.ROOT',
] as const;
export type LogCheckCode = (typeof LOG_CHECK_CODES)[number];

export interface LogChecked {
  readonly outcome: 'intact' | 'broken';
  readonly code: LogCheckCode | null;
  readonly firstBad: number | null;
  /** Id that the first bad entry claims. */
  readonly firstBadId: string | null;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly witnesses: readonly string[];
}

/**
 * The whole log, with nothing believed but the keys:
 *
 * | step | broken as |
 * |------|-----------|
 * | the newest checkpoint reads as one | LOG.CHECKPOINT |
 * | every key that this browser knew last time is still there | LOG.KEY |
 * | the log's key signed it, and no known key's signature is wrong | LOG.SIGNATURE |
 * | every entry is there | LOG.MISSING |
 * | every entry hashes to its leaf in the tiles | LOG.ENTRY, with the first one |
 * | the first entries, as many as last time, have the root of last time, and there are not fewer | LOG.CONSISTENCY |
 * | all leaves together have the signed root | LOG.ROOT |
 */
export async function checkLog({ read, keys, seen, onProgress }: LogCheckInput): Promise<LogChecked> {
  const note = await read('checkpoint');
  const checkpoint = note && readCheckpoint(new TextDecoder().decode(note));
  if (!checkpoint) return broken('LOG.CHECKPOINT', null);
  if (seen?.keys.some((known) => !keys.includes(known))) return broken('LOG.KEY', checkpoint);
  const { isSigned, isForged, witnesses } = await signersOf(checkpoint, keys);
  if (!isSigned || isForged) return broken('LOG.SIGNATURE', checkpoint);
  if (seen && (seen.origin !== checkpoint.origin || seen.size > checkpoint.size)) return broken('LOG.CONSISTENCY', checkpoint);
  const walked = await walk({ read, checkpoint, seen, onProgress });
  if ('code' in walked) return broken(walked.code, checkpoint, walked.at, walked.id);
  if (walked.rootThen !== null && walked.rootThen !== seen?.root) return broken('LOG.CONSISTENCY', checkpoint);
  if (!isSame(await rootOf(walked.tree), checkpoint.root)) return broken('LOG.ROOT', checkpoint);
  return { ...facts(checkpoint), outcome: 'intact', code: null, firstBad: null, firstBadId: null, witnesses };
}

const facts = (checkpoint: SignedCheckpoint | null) => ({
  origin: checkpoint?.origin ?? '',
  size: checkpoint?.size ?? 0,
  root: checkpoint ? toBase64(checkpoint.root) : '',
});
const broken = (
  code: LogCheckCode,
  checkpoint: SignedCheckpoint | null,
  firstBad: number | null = null,
  id: string | null = null,
): LogChecked => ({
  ...facts(checkpoint),
  outcome: 'broken',
  code,
  firstBad,
  firstBadId: id,
  witnesses: [],
});

interface Walk extends Pick<LogCheckInput, 'read' | 'seen' | 'onProgress'> {
  readonly checkpoint: SignedCheckpoint;
}
type Walked =
  | { readonly tree: Grown; readonly rootThen: string | null }
  | { readonly code: LogCheckCode; readonly at: number; readonly id: string | null };

/** Tile after tile; the next one is asked for while this one is hashed. */
async function walk({ read, checkpoint: { size }, seen, onProgress }: Walk): Promise<Walked> {
  const widthAt = (index: number): number => Math.min(TILE, size - index * TILE);
  const fetched = (index: number) =>
    widthAt(index) > 0 ? Promise.all([readTile(read, 'entries', index, widthAt(index)), readTile(read, '0', index, widthAt(index))]) : null;
  let tree = NOTHING;
  let rootThen: string | null = null;
  let next = fetched(0);
  for (let index = 0; index * TILE < size; index += 1) {
    const [bundle, tile] = (await next) ?? [];
    next = fetched(index + 1);
    next?.catch(() => undefined);
    const width = widthAt(index);
    const bodies = bundle && bodiesOf(bundle, width);
    if (!bodies || !tile || tile.length < width * 32) return { code: 'LOG.MISSING', at: index * TILE, id: null };
    const leaves = await Promise.all(bodies.map(leafHash));
    const bad = leaves.findIndex((leaf, at) => !isSame(leaf, tile.subarray(at * 32, (at + 1) * 32)));
    if (bad >= 0) return { code: 'LOG.ENTRY', at: index * TILE + bad, id: idOf(bodies[bad]) };
    const then = (seen?.size ?? 0) - tree.size;
    if (then > 0 && then <= width) rootThen = toBase64(await rootOf(await growAll(tree, leaves.slice(0, then))));
    tree = width === TILE ? await grow(tree, TILE_LEVEL, await completeRoot(leaves)) : await growAll(tree, leaves);
    onProgress(tree.size, size);
  }
  return { tree, rootThen };
}

/** The id by which the screen opens an entry, if its body still tells one. */
function idOf(body: Bytes | undefined): string | null {
  const [, id = null] = /"id":"([0-9a-f-]{36})","log"/.exec(new TextDecoder().decode(body)) ?? [];
  return id;
}
