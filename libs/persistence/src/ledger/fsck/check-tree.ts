import { CompactRange, TILE_WIDTH, formatCheckpoint, openNote, sameBytes } from '@consilium/ledger';
import type { Verifier } from '@consilium/ledger';
import { onlyRow } from '../../sql.ts';
import type { Sql } from '../../sql.ts';
import { readState } from '../sequencer/tree-state.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { TileCheck } from './tile-check.ts';

interface Leaf {
  readonly idx: number;
  readonly entry: string;
  readonly hash: Uint8Array;
  readonly ofEntry: Uint8Array | null;
  readonly at: number | null;
}
interface StoredCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  readonly body: string;
  readonly lines: string;
  readonly logLines: number;
}

const PAGE = 2_000;
const LEAVES = `SELECT l.idx::float8 AS idx, l.entry, l.hash, e.leaf_hash AS "ofEntry", extract(epoch FROM e.recorded_at)::float8 AS at
  FROM ledger.leaf l LEFT JOIN ledger.entry e ON e.id = l.entry WHERE l.idx >= $1 ORDER BY l.idx LIMIT ${PAGE}`;
const CHECKPOINTS = `SELECT c.size::float8 AS size, c.root, c.body, coalesce(string_agg(s.line, '' ORDER BY s.kind, s.signer), '') AS lines, (count(*) FILTER (WHERE s.kind = 'log'))::int AS "logLines"
  FROM ledger.checkpoint c LEFT JOIN ledger.checkpoint_signature s ON s.size = c.size WHERE c.size > $1 AND c.size <= $2 GROUP BY c.size ORDER BY c.size`;

/** An entry may be committed so many seconds after a later one, and no more: a transaction takes its time before it commits. */
const CLOCK_SLACK_S = 120;
/** A checkpoint that was only just committed may not be signed yet. */
const NEWEST_MAY_WAIT = 1;

export interface TreeCheckOptions {
  /** Public keys of the log and of witnesses that the site believes; without one no signature is checked. */
  readonly verifiers: readonly Verifier[];
}

/** The tree from its leaves up, once more: hashes, tiles, roots, checkpoints and their signatures. */
export async function* checkTree(sql: Sql, { verifiers }: TreeCheckOptions): AsyncGenerator<Finding> {
  const { origin, alarm, size: told } = await readState(sql);
  if (alarm !== null) yield finding('LOG.ALARM', 'log', `The log stands still since an alarm: ${alarm}.`);
  const range = new CompactRange();
  const tiles = new TileCheck();
  let latest = 0;
  for (;;) {
    const page = await sql.rows<Leaf>(LEAVES, [range.size]);
    const from = range.size;
    const roots = new Map<number, Uint8Array>();
    const checkpoints = await sql.rows<StoredCheckpoint>(CHECKPOINTS, [from, from + page.length]);
    const wanted = new Set(checkpoints.map(({ size }) => size));
    for (const leaf of page) {
      if (leaf.idx !== range.size) {
        yield finding('LOG.LEAF_MISSING', `leaf ${range.size}`, `The leaf ${range.size} is missing, or stands elsewhere.`);
        return;
      }
      if (leaf.ofEntry === null) yield finding('LOG.ENTRY_MISSING', `leaf ${leaf.idx}`, `Its entry ${leaf.entry} is gone.`);
      else if (!sameBytes(leaf.hash, leaf.ofEntry))
        yield finding('LOG.LEAF_DIFFERS', `leaf ${leaf.idx}`, `It is not the hash of its entry ${leaf.entry}.`);
      if (leaf.at !== null && leaf.at < latest - CLOCK_SLACK_S)
        yield finding(
          'ENTRY.CLOCK_BACK',
          `entry ${leaf.entry}`,
          'It bears an earlier time than entries before it in the log: the clock was set back.',
        );
      latest = Math.max(latest, leaf.at ?? 0);
      range.append(leaf.hash);
      tiles.add(leaf.hash);
      if (wanted.has(range.size)) roots.set(range.size, range.root());
    }
    yield* tiles.compare(sql);
    for (const checkpoint of checkpoints)
      yield* checkCheckpoint(checkpoint, {
        origin,
        root: roots.get(checkpoint.size),
        verifiers,
        isNewest: checkpoint.size + NEWEST_MAY_WAIT > told,
      });
    if (page.length < PAGE) break;
  }
  yield* checkEnd(sql, range, tiles);
}

interface Expected extends TreeCheckOptions {
  readonly origin: string | null;
  readonly root: Uint8Array | undefined;
  readonly isNewest: boolean;
}

function* checkCheckpoint({ size, root, body, lines, logLines }: StoredCheckpoint, expected: Expected): Generator<Finding> {
  const at = `checkpoint ${size}`;
  if (!expected.root || !sameBytes(root, expected.root)) yield finding('LOG.ROOT_DIFFERS', at, 'Its root does not follow from the leaves.');
  if (body !== formatCheckpoint({ origin: expected.origin ?? '?', size, root }))
    yield finding('LOG.CHECKPOINT_DIFFERS', at, 'Its text does not say its origin, size and root.');
  if (logLines === 0) {
    if (!expected.isNewest) yield finding('LOG.UNSIGNED', at, 'The log has not signed it.');
    return;
  }
  if (expected.verifiers.length === 0) return;
  const opened = openNote(`${body}\n${lines}`, expected.verifiers);
  if (!opened.ok) yield finding('LOG.SIGNATURE_WRONG', at, `A signature under it does not hold, or is by no key of this log.`);
  else if (!opened.value.signed.some(({ by }) => by.kind === 'ed25519'))
    yield finding('LOG.SIGNATURE_WRONG', at, 'No key of this log has signed it.');
}

async function* checkEnd(sql: Sql, range: CompactRange, tiles: TileCheck): AsyncGenerator<Finding> {
  const state = await readState(sql);
  // The log went on growing while it was read: then its end is the next check's.
  if (state.size === range.size) {
    const edge = tiles.edge();
    const fits =
      sameBytes(state.root, range.root()) &&
      state.frontier.length === range.hashes().length &&
      range.hashes().every((hash, at) => sameBytes(hash, state.frontier[at] ?? hash.subarray(1)));
    if (!fits || edge.some((bytes, level) => !sameBytes(bytes, state.edge[level] ?? Buffer.of(0))))
      yield finding('LOG.STATE_DIFFERS', 'log', 'The state of the tree does not follow from the leaves.');
  } else if (state.size < range.size)
    yield finding('LOG.STATE_DIFFERS', 'log', `The state says ${state.size} leaves, there are ${range.size}.`);
  else yield finding('LOG.LEAF_MISSING', `leaf ${range.size}`, `The state says ${state.size} leaves, there are ${range.size}.`);
  const { beyond, stray } = onlyRow(
    await sql.rows<{ beyond: number; stray: number }>(
      `SELECT (SELECT count(*)::int FROM ledger.checkpoint c WHERE c.size > (SELECT t.size FROM ledger.tree_state t)) AS beyond,
              (SELECT count(*)::int FROM ledger.tile t WHERE (t.idx + 1) * ${TILE_WIDTH}::numeric ^ (t.level + 1) > (SELECT s.size FROM ledger.tree_state s)) AS stray`,
    ),
  );
  if (beyond > 0)
    yield finding('LOG.LEAF_MISSING', 'log', `${beyond} checkpoints tell of more leaves than there are: the end of the log was cut off.`);
  if (stray > 0) yield finding('LOG.TILE_DIFFERS', 'log', `${stray} tiles lie beyond the leaves.`);
}
