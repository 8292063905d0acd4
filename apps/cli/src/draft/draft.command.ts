import type { Command } from 'commander';
import { configFor, listed } from '../context.ts';
import type { Context } from '../context.ts';

interface Options {
  readonly batch: string;
  readonly knowledge?: string;
  readonly corpora?: string;
  readonly model: boolean;
}

export function addDraft(program: Command, context: Context): void {
  program
    .command('draft')
    .description('cited sentences of cases; a draft, never a recommendation')
    .requiredOption('--batch <file>', 'cases, one a line; - for standard input')
    .option('--knowledge <ids>', 'exactly these releases, comma-separated')
    .option('--corpora <ids>', 'exactly these imported corpora, comma-separated; none for none')
    .option('--no-model', 'worded by the template, although a model is configured (LLM_MODEL)')
    .action(async ({ batch, knowledge, corpora, model }: Options, command: Command) => {
      const { runDraft } = await import('./run-draft.ts');
      context.end(
        await runDraft(
          { batch, knowledge: listed(knowledge), corpora: listed(corpora), model },
          configFor(command, context),
          context.terminal,
        ),
      );
    });
}
