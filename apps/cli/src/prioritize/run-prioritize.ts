import type { OperatorConfig } from '@consilium/config';
import { caseLine } from '@consilium/contracts';
import type { CaseLine } from '@consilium/contracts';
import { runBatch } from '../batch/run-batch.ts';
import { batchSource } from '../batch/batch-source.ts';
import { unreadSentence } from '../batch/unread-fields.ts';
import { usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import type { Terminal } from '../terminal.ts';
import { engineOver, prioritizedOf } from './engine.ts';
import { prioritizeFiles } from './prioritize-file.ts';
import { statementsOf } from './file-statements.ts';
import type { StatedOptions } from './file-statements.ts';
import { isFolder } from './study-files.ts';

export interface PrioritizeOptions extends StatedOptions {
  readonly batch?: string;
  readonly input?: readonly string[];
  readonly knowledge: readonly string[] | undefined;
}

export const PRIORITIZE_SCHEMA = 'consilium/prioritize/1';

export async function runPrioritize(options: PrioritizeOptions, { home }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const { batch, input } = options;
  if ((batch === undefined) === (input === undefined))
    throw usage('give either --batch FILE (or - for standard input) or --input FILE with --tumor-type CODE.');
  if (input !== undefined) {
    if (!options.tumorType?.trim() && !(await isFolder(input[0] ?? '')))
      throw usage('--input needs --tumor-type CODE, an OncoTree code such as LUAD (CUP for an unknown primary).');
    const statements = statementsOf(options);
    return prioritizeFiles(input, statements, await openKnowledge(home, options.knowledge), terminal);
  }
  const alone = Object.keys(options).find((name) => ['tumorType', 'build', 'tumorSample', 'field', 'reference'].includes(name));
  if (alone !== undefined)
    throw usage('--tumor-type, --build, --tumor-sample, --field and --reference go with --input; a batch states them in its lines.');
  const source = await batchSource(batch ?? '-', terminal);
  const engine = engineOver(await openKnowledge(home, options.knowledge));
  const answer = (line: CaseLine, unread: readonly string[]) => {
    const sentence = unreadSentence(unread);
    return prioritizedOf(sentence === null ? line : { ...line, warnings: [sentence] }, engine);
  };
  return runBatch({ schema: PRIORITIZE_SCHEMA, line: caseLine, answer }, source, terminal);
}
