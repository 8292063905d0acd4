import type { Command } from 'commander';
import { configFor, listed } from '../context.ts';
import type { Context } from '../context.ts';

export function addAsk(program: Command, context: Context): void {
  program
    .command('ask')
    .description('a question as a board member types it, answered from the loaded knowledge or met by an abstention')
    .argument('[question]', 'e.g. "NSCLC, EGFR L858R, first line - options?"')
    .option('--batch <file>', 'lines {id, question}; - for standard input')
    .option('--knowledge <ids>', 'exactly these releases, comma-separated')
    .action(async (question: string | undefined, { batch, knowledge }: { batch?: string; knowledge?: string }, command: Command) => {
      const { runAsk } = await import('./run-ask.ts');
      context.end(await runAsk({ question, batch, knowledge: listed(knowledge) }, configFor(command, context), context.terminal));
    });
}
