import { EXIT, usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { batchSource } from './batch-source.ts';
import { readValue } from './read-line.ts';
import { answerOne, runBatch, traceOf } from './run-batch.ts';
import type { BatchCommand } from './run-batch.ts';

export interface Given {
  readonly batch: string | undefined;
  /** The one line that the arguments make, where a command takes it so. */
  readonly single?: object | undefined;
}

/** A batch, or the one line of the arguments. */
export async function runLines<T>(command: BatchCommand<T>, { batch, single }: Given, terminal: Terminal): Promise<Exit> {
  if (batch !== undefined && single !== undefined) throw usage('give either --batch or the input as arguments, not both.');
  if (batch !== undefined) return runBatch(command, await batchSource(batch, terminal), terminal);
  if (single === undefined) throw usage('there is no input: give --batch FILE (or - for standard input), or see --help.');
  return (await answerOne(command, readValue(single, command.line), terminal, (bug) => terminal.say(`consilium: ${traceOf(bug)}`)))
    ? EXIT.done
    : EXIT.refused;
}
