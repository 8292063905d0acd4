import { toBase64 } from '@consilium/ledger';
import type { CheckpointLine } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { withSql } from '../../sql.ts';
import { readCheckpoint, readConsistencyProof } from '../log-reader.ts';

export interface Stretch {
  /** First entry, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Of the newest checkpoint, which the bundle has already. */
  readonly size: number;
}

/** A busy log signs twenty checkpoints a second: so many of a stretch show as well that it grew, and when. */
const MOST = 64;

/**
 * Sizes of the older checkpoints of a stretch, up to the first one that covers its end: those that a witness cosigned, or all where none did. Of more than
 * `MOST` the first, the last, and some at equal distances between.
 */
const SIZES = `
  WITH signed AS (
    SELECT c.size, bool_or(s.kind = 'witness') AS cosigned FROM ledger.checkpoint c JOIN ledger.checkpoint_signature s ON s.size = c.size
    WHERE c.size > $1 AND c.size < $3 AND c.size <= coalesce((SELECT min(x.size) FROM ledger.checkpoint x WHERE x.size >= $2), $3)
    GROUP BY c.size HAVING bool_or(s.kind = 'log')),
  wanted AS (SELECT size FROM signed WHERE cosigned OR NOT EXISTS (SELECT 1 FROM signed WHERE cosigned)),
  placed AS (SELECT size, row_number() OVER (ORDER BY size) - 1 AS place, count(*) OVER () AS total FROM wanted)
  SELECT size::float8 AS size FROM placed WHERE place = total - 1 OR place % greatest(1, ceil(total / ${MOST - 1}.0)::bigint) = 0 ORDER BY size DESC`;

/** Older checkpoints of a stretch with their cosignatures, each with its proof of consistency to the newest (AUD-13, AUD-14). */
export async function* olderCheckpoints(dataSource: DataSource, { from, to, size }: Stretch): AsyncGenerator<CheckpointLine> {
  if (to <= from) return;
  const older = await withSql(dataSource, (sql) => sql.rows<{ size: number }>(SIZES, [from, to, size]));
  for (const { size: at } of older) {
    const [found, proof] = await withSql(
      dataSource,
      async (sql) => [await readCheckpoint(sql, at), await readConsistencyProof(sql, at, size)] as const,
    );
    if (found) yield { t: 'checkpoint', note: found.note, consistency: proof.map(toBase64) };
  }
}
