import { TILE_WIDTH, encodeBundle } from '@consilium/ledger';
import { readState } from '../ledger/sequencer/tree-state.ts';
import { readCheckpoint } from '../ledger/log-reader.ts';
import type { Sql } from '../sql.ts';

/** A file of the log by C2SP tlog-tiles. `width` is 256 for a full one. */
export type LogFile =
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'tile'; readonly level: number; readonly index: number; readonly width: number }
  | { readonly kind: 'entries'; readonly index: number; readonly width: number };

const HASH_BYTES = 32;
const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Null where the path names no file that a log could have: groups of three digits, no leading group of zeros, widths 1–255. */
export function logFileOf(path: string): LogFile | null {
  if (path === 'checkpoint') return { kind: 'checkpoint' };
  const [, what = '', groups = '', partial] = PATH.exec(path) ?? [];
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (what === '' || (partial !== undefined && width >= TILE_WIDTH) || groups.startsWith('x000/')) return null;
  const index = Number(groups.replace(/[x/]/g, ''));
  return what === 'entries' ? { kind: 'entries', index, width } : { kind: 'tile', level: Number(what), index, width };
}

/** Null where the log has not come so far. */
export async function readLogFile(sql: Sql, file: LogFile): Promise<Uint8Array | null> {
  switch (file.kind) {
    case 'checkpoint': {
      const newest = await readCheckpoint(sql);
      return newest && Buffer.from(newest.note);
    }
    case 'tile':
      return hashesOf(sql, file.level, file.index, file.width);
    case 'entries':
      return bodiesOf(sql, file.index * TILE_WIDTH, file.width);
  }
}

async function hashesOf(sql: Sql, level: number, index: number, width: number): Promise<Uint8Array | null> {
  const [full] = await sql.rows<{ bytes: Uint8Array }>('SELECT t.bytes FROM ledger.tile t WHERE t.level = $1 AND t.idx = $2', [
    level,
    index,
  ]);
  const bytes = full?.bytes ?? (await edgeOf(sql, level, index));
  return bytes && bytes.length >= width * HASH_BYTES ? bytes.subarray(0, width * HASH_BYTES) : null;
}

/** The tile at the right edge of a level, which still grows. */
async function edgeOf(sql: Sql, level: number, index: number): Promise<Uint8Array | null> {
  const { size, edge } = await readState(sql);
  return Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH) === index ? (edge[level] ?? null) : null;
}

async function bodiesOf(sql: Sql, from: number, width: number): Promise<Uint8Array | null> {
  const found = await sql.rows<{ body: Uint8Array }>(
    'SELECT e.body FROM ledger.leaf l JOIN ledger.entry e ON e.id = l.entry WHERE l.idx >= $1 AND l.idx < $2 ORDER BY l.idx',
    [from, from + width],
  );
  return found.length === width ? encodeBundle(found.map(({ body }) => body)) : null;
}
