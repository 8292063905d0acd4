import type { DataSource } from 'typeorm';
import { withSql } from '../../sql.ts';
import { readCheckpoint, readConsistencyProof } from '../log-reader.ts';
import type { StoredCheckpoint } from '../log-reader.ts';
import { contradictionIn } from './contradiction.ts';
import { refuseOutOfOffice } from './tree-state.ts';
import type { Witness, WitnessAnswer, WitnessState } from './witness.ts';

const MAX_TRIES = 3;

/**
 * Asks for a cosignature of the newest signed checkpoint.
 *
 * | the witness says that it knows | and shows under its signature | what happens |
 * |---|---|---|
 * | the size we thought | – | it cosigns, the line is kept |
 * | a smaller one, or one that we forgot | – | asked again from there |
 * | a larger one, another root, another log | nothing that holds | WITNESS.UNPROVEN: whoever answers like that does not stop the log |
 * | the same | a checkpoint of our own tree | asked again: another sequencer, or a newer checkpoint, came between |
 * | the same | a larger one than this database holds | alarm: this database is older than what the witness has seen, a backup was put in place of it |
 * | the same | a root that our tree has not at that size | alarm: the log was rewritten |
 *
 * The answers of the protocol are not signed (C2SP tlog-witness), so that a stranger on the way could give them. An alarm stops the log until an operator
 * clears it, so only who leads raises one.
 * @throws LogAlarm, Fenced
 */
export async function askWitness(
  dataSource: DataSource,
  witness: Witness,
  { known, epoch, origin, isFirst }: Asking,
): Promise<WitnessState> {
  let checkpoint = await newest(dataSource);
  if (checkpoint === null) return isFirst ? emptyBeside(dataSource, witness, { known, epoch, origin }) : known;
  if (checkpoint.size === known.size && !isFirst) return known;
  let oldSize = Math.min(known.size, checkpoint.size);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const [from, to] = [oldSize, checkpoint.size];
    const proof = await withSql(dataSource, (sql) => readConsistencyProof(sql, from, to));
    const answer = await witness.cosign({ oldSize, proof, note: checkpoint.note });
    if (answer.kind === 'cosigned') {
      await keepLines(dataSource, to, answer.lines);
      return { size: to, failure: null };
    }
    if (contradicts(answer, { from, to })) {
      const shown = await witness.newest(origin);
      if (shown === null) return { size: known.size, failure: 'WITNESS.UNPROVEN' };
      const alarm = await withSql(dataSource, (sql) => contradictionIn(sql, witness.name, shown));
      await withSql(dataSource, (sql) => refuseOutOfOffice(sql, epoch));
      if (alarm !== null) throw alarm;
      checkpoint = (await newest(dataSource)) ?? checkpoint;
      oldSize = Math.min(shown.size, checkpoint.size);
    } else if (answer.kind === 'refused') return { size: known.size, failure: answer.code };
    else oldSize = answer.size;
  }
  return { size: known.size, failure: 'WITNESS.UNSETTLED' };
}

interface Asking {
  readonly known: WitnessState;
  /** Term of office of the sequencer that asks. */
  readonly epoch: number;
  readonly origin: string;
  /** Asks even when the witness cosigned this size: a restored backup says so as well. */
  readonly isFirst: boolean;
}

const newest = (dataSource: DataSource): Promise<StoredCheckpoint | null> => withSql(dataSource, (sql) => readCheckpoint(sql));

/** What can't be said to a log that only grew. Whether it is so, the signed checkpoint of the witness shows. */
const contradicts = (answer: WitnessAnswer, asked: { readonly from: number; readonly to: number }): boolean =>
  answer.kind === 'refused'
    ? answer.code === 'WITNESS.INCONSISTENT'
    : answer.kind === 'conflict' && (answer.size > asked.to || answer.size === asked.from);

/** A log without any checkpoint is a new one, or one whose database was put back to before its first. */
async function emptyBeside(
  dataSource: DataSource,
  witness: Witness,
  { known, epoch, origin }: Omit<Asking, 'isFirst'>,
): Promise<WitnessState> {
  const shown = await witness.newest(origin);
  const alarm = shown && (await withSql(dataSource, (sql) => contradictionIn(sql, witness.name, shown)));
  if (alarm === null) return known;
  await withSql(dataSource, (sql) => refuseOutOfOffice(sql, epoch));
  throw alarm;
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
