import { basename } from 'node:path';
import { ok, refused } from '@consilium/domain';
import type { KnowledgeSnapshot, PrioritizeInput, Result } from '@consilium/domain';
import { lookupsOf, readVcf } from '@consilium/genomics';
import { openFile } from '../batch/batch-source.ts';
import { EXIT, problemOf } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { engineOver, prioritizedOf } from './engine.ts';
import type { Statements } from './file-statements.ts';

const SCHEMA = 'consilium/prioritize/1';

/** One file, one line. A file whose build is not known is refused: every position would be a guess. */
export async function prioritizeFile(
  file: string,
  statements: Statements,
  knowledge: KnowledgeSnapshot,
  terminal: Terminal,
): Promise<Exit> {
  const name = basename(file);
  const input = await inputOfFile(name, await openFile(file), statements, knowledge);
  const answer = input.ok ? prioritizedOf(input.value, engineOver(knowledge)) : input;
  if (answer.ok) {
    await writeLine(terminal, { schema: SCHEMA, ...answer.value });
    return EXIT.done;
  }
  const problem = problemOf(answer.refusal);
  await writeLine(terminal, { schema: SCHEMA, id: name, error: problem });
  terminal.say(`consilium: ${problem.message}`);
  return EXIT.refused;
}

async function inputOfFile(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  { tumorType, build, tumorSample, fields }: Statements,
  knowledge: KnowledgeSnapshot,
): Promise<Result<PrioritizeInput>> {
  const read = await readVcf(bytes, { fileName: name, statedBuild: build, tumorSample, fields, ...lookupsOf(knowledge) });
  if (!read.ok) return read;
  const sample = read.value;
  if (sample.build === null)
    return refused('FILE.BUILD_UNKNOWN', {
      message: `${name}: the file does not say its genome build; state it with --build GRCh37 or --build GRCh38.`,
    });
  return ok({ case: name, tumorType, build: sample.build, assayed: sample.assayed, findings: sample.findings, warnings: sample.warnings });
}
