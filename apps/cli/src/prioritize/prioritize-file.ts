import { basename } from 'node:path';
import type { KnowledgeSnapshot } from '@consilium/domain';
import { EXIT, problemOf } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { engineOver, prioritizedOf } from './engine.ts';
import type { Statements } from './file-statements.ts';
import { inputOfFiles } from './input-of-files.ts';

const SCHEMA = 'consilium/prioritize/1';

/** The files of one tumor, or the folder of a study: one line. */
export async function prioritizeFiles(
  files: readonly string[],
  statements: Statements,
  knowledge: KnowledgeSnapshot,
  terminal: Terminal,
): Promise<Exit> {
  const name = basename(files[0] ?? '');
  const input = await inputOfFiles(files, statements, knowledge);
  const answer = input.ok ? prioritizedOf({ ...input.value, case: name }, engineOver(knowledge)) : input;
  if (answer.ok) {
    await writeLine(terminal, { schema: SCHEMA, ...answer.value });
    return EXIT.done;
  }
  const problem = problemOf(answer.refusal);
  await writeLine(terminal, { schema: SCHEMA, id: name, error: problem });
  terminal.say(`consilium: ${problem.message}`);
  return EXIT.refused;
}
