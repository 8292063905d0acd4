import type { Command } from 'commander';
import type { Context } from '../context.ts';

export function addCheckClaims(program: Command, context: Context): void {
  program
    .command('check-claims')
    .description('does each claim stand in the quote and the document that it cites?')
    .requiredOption('--batch <file>', 'lines {id, claim, quote, document: {id, text, facts?}}; - for standard input')
    .action(async ({ batch }: { batch: string }) => {
      const { runCheckClaims } = await import('./run-check-claims.ts');
      context.end(await runCheckClaims(batch, context.terminal));
    });
}
