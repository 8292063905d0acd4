import type { Command } from 'commander';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';

export function addNormalize(program: Command, context: Context): void {
  program
    .command('normalize')
    .description('what a variant or biomarker in words means: gene, category and keys')
    .argument('[text]', 'e.g. "EGFR exon 19 deletion"')
    .option('--gene <symbol>', 'gene of the text, when the text does not name it')
    .option('--build <build>', 'GRCh37 or GRCh38, for an allele that does not say it')
    .option('--batch <file>', 'lines {id, text, gene?, build?}; - for standard input')
    .action(async (text: string | undefined, options: { gene?: string; build?: string; batch?: string }, command: Command) => {
      const { runNormalize } = await import('./run-normalize.ts');
      const { gene, build, batch } = options;
      context.end(await runNormalize({ text, gene, build, batch }, configFor(command, context), context.terminal));
    });
}
