import type { DataSource } from 'typeorm';
import type { AddCheckpoint } from '@consilium/ledger';
import { withSql } from '../../sql.ts';
import { readCheckpoint, readConsistencyProof } from '../log-reader.ts';
import type { StoredCheckpoint } from '../log-reader.ts';
import { LogAlarm, refuseOutOfOffice } from './tree-state.ts';

/** One witness: it is asked to cosign a checkpoint that grows out of the one it cosigned last. The shape of the adapter's answer. */
export interface Witness {
  readonly name: string;
  cosign(request: AddCheckpoint): Promise<WitnessAnswer>;
}
export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly lines: readonly string[] }
  | { readonly kind: 'conflict'; readonly size: number }
  | { readonly kind: 'refused'; readonly code: string };

export interface WitnessState {
  /** Size it cosigned last, as far as this process knows. */
  readonly size: number;
  /** Why it gave no cosignature the last time it was asked. */
  readonly failure: string | null;
}

const MAX_TRIES = 3;

/**
 * Asks for a cosignature of the newest signed checkpoint.
 *
 * | the witness knows | what happens |
 * |---|---|
 * | the size we thought | it cosigns, the line is kept |
 * | a smaller one, or one that we forgot | asked again from there |
 * | a larger one, which this database holds by now | asked again for that one: another sequencer, or a newer checkpoint, came between |
 * | a larger one | alarm: this database is older than what the witness has seen, a backup was put in place of it |
 * | this size with another root, or one that does not grow into ours | alarm: the log was rewritten |
 *
 * An alarm stops the log until an operator clears it, so only who leads raises one.
 * @throws LogAlarm, Fenced
 */
export async function askWitness(dataSource: DataSource, witness: Witness, { known, epoch, isFirst }: Asking): Promise<WitnessState> {
  let checkpoint = await newest(dataSource);
  if (checkpoint === null || (checkpoint.size === known.size && !isFirst)) return known;
  let oldSize = Math.min(known.size, checkpoint.size);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const [from, to] = [oldSize, checkpoint.size];
    const proof = await withSql(dataSource, (sql) => readConsistencyProof(sql, from, to));
    const answer = await witness.cosign({ oldSize, proof, note: checkpoint.note });
    if (answer.kind === 'cosigned') {
      await keepLines(dataSource, to, answer.lines);
      return { size: to, failure: null };
    }
    const alarm = alarmIn(answer, witness, { from, to });
    if (alarm !== null) {
      await withSql(dataSource, (sql) => refuseOutOfOffice(sql, epoch));
      const now = await newest(dataSource);
      if (alarm.code !== 'LOG.WITNESS_AHEAD' || answer.kind !== 'conflict' || now === null || now.size < answer.size) throw alarm;
      checkpoint = now;
    }
    if (answer.kind === 'refused') return { size: known.size, failure: answer.code };
    oldSize = answer.size;
  }
  return { size: known.size, failure: 'WITNESS.UNSETTLED' };
}

interface Asking {
  readonly known: WitnessState;
  /** Term of office of the sequencer that asks. */
  readonly epoch: number;
  /** Asks even when the witness cosigned this size: a restored backup says so as well. */
  readonly isFirst: boolean;
}

const newest = (dataSource: DataSource): Promise<StoredCheckpoint | null> => withSql(dataSource, (sql) => readCheckpoint(sql));

function alarmIn(answer: WitnessAnswer, { name }: Witness, asked: { readonly from: number; readonly to: number }): LogAlarm | null {
  if (answer.kind === 'refused' && answer.code === 'WITNESS.INCONSISTENT')
    return new LogAlarm(
      'LOG.WITNESS_REFUSES',
      `The witness ${name} saw another log at ${asked.from} entries: this one was rewritten, and stands still.`,
    );
  if (answer.kind !== 'conflict') return null;
  if (answer.size > asked.to)
    return new LogAlarm(
      'LOG.WITNESS_AHEAD',
      `The witness ${name} has seen ${answer.size} entries and this database holds ${asked.to}: an older backup was put in its place, and the log stands still.`,
    );
  if (answer.size === asked.from)
    return new LogAlarm(
      'LOG.WITNESS_REFUSES',
      `The witness ${name} knows another root of ${asked.from} entries: this log was rewritten, and stands still.`,
    );
  return null;
}

const keepLines = (dataSource: DataSource, size: number, lines: readonly string[]): Promise<number> =>
  withSql(dataSource, (sql) =>
    sql.run(
      `INSERT INTO ledger.checkpoint_signature (size, kind, signer, line) SELECT $1, 'witness', split_part(line, ' ', 2), line FROM unnest($2::text[]) line ON CONFLICT DO NOTHING`,
      [size, lines],
    ),
  );

/** What the database says a witness cosigned last. */
export const lastCosigned = (dataSource: DataSource, witness: Witness): Promise<number> =>
  withSql(dataSource, async (sql) => {
    const [row] = await sql.rows<{ size: number | null }>(
      `SELECT max(size)::float8 AS size FROM ledger.checkpoint_signature WHERE kind = 'witness' AND signer = $1`,
      [witness.name],
    );
    return row?.size ?? 0;
  });
