import type { Command } from 'commander';
import { configFor, listed } from '../context.ts';
import type { Context } from '../context.ts';

interface Options {
  readonly batch?: string;
  readonly knowledge?: string;
  readonly corpora?: string;
  readonly model: boolean;
}

export function addAsk(program: Command, context: Context): void {
  program
    .command('ask')
    .description('a question as a board member types it, answered from the loaded knowledge or met by an abstention')
    .argument('[question]', 'e.g. "NSCLC, EGFR L858R, first line - options?"')
    .option('--batch <file>', 'lines {id, question}; - for standard input')
    .option('--knowledge <ids>', 'exactly these releases, comma-separated')
    .option('--corpora <ids>', 'exactly these imported corpora, comma-separated; none for none')
    .option('--no-model', 'worded by the template, although a model is configured (LLM_MODEL)')
    .action(async (question: string | undefined, { batch, knowledge, corpora, model }: Options, command: Command) => {
      const { runAsk } = await import('./run-ask.ts');
      const options = { question, batch, knowledge: listed(knowledge), corpora: listed(corpora), model };
      context.end(await runAsk(options, configFor(command, context), context.terminal));
    });
}
