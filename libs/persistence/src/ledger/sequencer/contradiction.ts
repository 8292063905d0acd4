import { coverOf, emptyRoot, foldRight, sameBytes } from '@consilium/ledger';
import type { Sql } from '../../sql.ts';
import { readNodes } from '../log-reader.ts';
import type { CosignedCheckpoint } from './witness.ts';
import { LogAlarm, readState } from './tree-state.ts';

/** Why this log can't be the one that a witness cosigned at that size and root; null when it is. The tree may have grown since. */
export async function contradictionIn(sql: Sql, witness: string, { size, root }: CosignedCheckpoint): Promise<LogAlarm | null> {
  const { size: held } = await readState(sql);
  if (size > held)
    return new LogAlarm(
      'LOG.WITNESS_AHEAD',
      `The witness ${witness} has seen ${size} entries and this database holds ${held}: an older backup was put in its place, and the log stands still.`,
    );
  const own = size === 0 ? emptyRoot() : foldRight(await readNodes(sql, coverOf(0, size)));
  return sameBytes(own, root)
    ? null
    : new LogAlarm(
        'LOG.WITNESS_REFUSES',
        `The witness ${witness} saw another log of ${size} entries: this one was rewritten, and stands still.`,
      );
}
