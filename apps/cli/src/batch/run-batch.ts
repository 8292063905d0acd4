import type { z } from 'zod';
import type { Result } from '@consilium/domain';
import { EXIT, problemOf } from '../failure.ts';
import type { Exit, Problem } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { linesOf } from './lines.ts';
import { readLine } from './read-line.ts';
import type { ReadLine } from './read-line.ts';

export interface BatchCommand<T> {
  /** `consilium/<name>/1`. */
  readonly schema: string;
  readonly line: z.ZodType<T>;
  /** Answers a line, without its `schema`, told which of its fields the contract does not have; a refusal stands in the line's place. */
  readonly answer: (line: T, unread: readonly string[]) => Result<object> | Promise<Result<object>>;
}

/**
 * Batch contract:
 * 1. One JSON line out for each line in, in order, written before the next line is read; memory does not grow with the batch.
 * 2. A bad line gets `{schema, id, error: {code, message}}` in its place and the rest goes on, whatever went wrong with it.
 * 3. Exit 0 when every line was answered, 1 when some were refused.
 */
export async function runBatch<T>(command: BatchCommand<T>, source: AsyncIterable<Uint8Array>, terminal: Terminal): Promise<Exit> {
  const tally = { lines: 0, refused: 0, bugs: 0 };
  const bugAt =
    (line: number) =>
    (error: unknown): void => {
      tally.bugs += 1;
      if (tally.bugs === 1) terminal.say(`consilium: line ${line}: ${traceOf(error)}`);
    };
  for await (const line of linesOf(source)) {
    tally.lines += 1;
    if (!(await answerOne(command, readLine(line, command.line), terminal, bugAt(line.number)))) tally.refused += 1;
  }
  if (tally.bugs > 1) terminal.say(`consilium: the program failed on ${tally.bugs} lines; the first is shown above.`);
  if (tally.refused > 0) terminal.say(`consilium: ${tally.refused} of ${tally.lines} lines were refused; each says why in its place.`);
  return tally.refused > 0 ? EXIT.refused : EXIT.done;
}

export const traceOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** @returns whether the line was answered */
export async function answerOne<T>(
  { schema, answer }: BatchCommand<T>,
  { id, value, unread }: ReadLine<T>,
  terminal: Terminal,
  report: (bug: unknown) => void,
): Promise<boolean> {
  if (!value.ok) return refuseLine(terminal, { schema, id }, problemOf(value.refusal));
  try {
    const answered = await answer(value.value, unread);
    if (!answered.ok) return await refuseLine(terminal, { schema, id }, problemOf(answered.refusal));
    await writeLine(terminal, { schema, ...answered.value });
    return true;
  } catch (error) {
    report(error);
    return refuseLine(
      terminal,
      { schema, id },
      { code: 'INTERNAL', message: 'The program failed on this line; standard error says where. Report it with the version.' },
    );
  }
}

async function refuseLine(
  terminal: Terminal,
  head: { readonly schema: string; readonly id: string | number | null },
  { code, message }: Problem,
): Promise<false> {
  await writeLine(terminal, { ...head, error: { code, message } });
  return false;
}
