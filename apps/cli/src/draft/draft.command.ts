import type { Command } from 'commander';
import { configFor, listed } from '../context.ts';
import type { Context } from '../context.ts';

export function addDraft(program: Command, context: Context): void {
  program
    .command('draft')
    .description('cited sentences of cases; a draft, never a recommendation')
    .requiredOption('--batch <file>', 'cases, one a line; - for standard input')
    .option('--knowledge <ids>', 'exactly these releases, comma-separated')
    .option('--corpora <ids>', 'exactly these imported corpora, comma-separated; none for none')
    .action(async ({ batch, knowledge, corpora }: { batch: string; knowledge?: string; corpora?: string }, command: Command) => {
      const { runDraft } = await import('./run-draft.ts');
      context.end(
        await runDraft({ batch, knowledge: listed(knowledge), corpora: listed(corpora) }, configFor(command, context), context.terminal),
      );
    });
}
