import type { Command } from 'commander';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';

export function addNormalize(program: Command, context: Context): void {
  program
    .command('normalize')
    .description('what a variant or biomarker in words means: gene, category and keys')
    .argument('[text]', 'e.g. "EGFR exon 19 deletion"')
    .option('--gene <symbol>', 'gene of the text, when the text does not name it')
    .option('--batch <file>', 'lines {id, text, gene?}; - for standard input')
    .action(async (text: string | undefined, { gene, batch }: { gene?: string; batch?: string }, command: Command) => {
      const { runNormalize } = await import('./run-normalize.ts');
      context.end(await runNormalize({ text, gene, batch }, configFor(command, context), context.terminal));
    });
}
