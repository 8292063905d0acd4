import { TILE_WIDTH, naiveRoot, sameBytes } from '@consilium/ledger';
import type { Sql } from '../../sql.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** Builds the tiles anew, one open tile a level, and compares each full one with what is stored. */
export class TileCheck {
  readonly #open: Uint8Array[][] = [];
  readonly #counts: number[] = [];
  #full: FullTile[] = [];

  add(leaf: Uint8Array): void {
    this.#addAt(0, leaf);
  }

  /** Tiles that are not full, by level. */
  edge(): readonly Uint8Array[] {
    return this.#open.map((hashes) => Buffer.concat(hashes));
  }

  async *compare(sql: Sql): AsyncGenerator<Finding> {
    const full = this.#full;
    this.#full = [];
    if (full.length === 0) return;
    const stored = await sql.rows<{ level: number; idx: number; bytes: Uint8Array }>(
      'SELECT t.level, t.idx::float8 AS idx, t.bytes FROM ledger.tile t JOIN unnest($1::int[], $2::bigint[]) w(level, idx) ON w.level = t.level AND w.idx = t.idx',
      [full.map(({ level }) => level), full.map(({ index }) => index)],
    );
    const held = new Map(stored.map(({ level, idx, bytes }) => [`${level}/${idx}`, bytes]));
    for (const { level, index, bytes } of full)
      if (!sameBytes(bytes, held.get(`${level}/${index}`) ?? new Uint8Array(0)))
        yield finding('LOG.TILE_DIFFERS', `tile ${level}/${index}`, 'It does not follow from the leaves, or is missing.');
  }

  #addAt(level: number, hash: Uint8Array): void {
    const open = (this.#open[level] ??= []);
    open.push(hash);
    if (open.length < TILE_WIDTH) return;
    const index = this.#counts[level] ?? 0;
    this.#counts[level] = index + 1;
    this.#open[level] = [];
    this.#full.push({ level, index, bytes: Buffer.concat(open) });
    this.#addAt(level + 1, naiveRoot(open));
  }
}
