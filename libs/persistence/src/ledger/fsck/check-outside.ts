import type { Sql } from '../../sql.ts';
import { contradictionIn } from '../sequencer/contradiction.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

/** A checkpoint of this log that was kept elsewhere, its signature checked by who brings it. */
export interface OutsideCheckpoint {
  /** Where it was kept: `witness localhost/consilium-witness`, a file. */
  readonly from: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** What stands outside the database: all inside it could have been cut off or put back together, state of the tree included (AUD-31). */
export async function* checkOutside(sql: Sql, outside: readonly OutsideCheckpoint[]): AsyncGenerator<Finding> {
  for (const { from, size, root } of outside) {
    const alarm = await contradictionIn(sql, from, { size, root }).catch((error: unknown) => {
      // A tile that is gone: the check of the tree names it, and this root can't be derived.
      if (error instanceof RangeError) return null;
      throw error;
    });
    if (alarm?.code === 'LOG.WITNESS_AHEAD')
      yield finding(
        'LOG.CUT_OFF',
        from,
        `It knows a signed checkpoint of ${size} entries, which this database has not: the end was cut off, or an older backup put in place.`,
      );
    else if (alarm !== null)
      yield finding('LOG.REWRITTEN', from, `It knows a signed checkpoint of ${size} entries with another root: the log was rewritten.`);
  }
}
