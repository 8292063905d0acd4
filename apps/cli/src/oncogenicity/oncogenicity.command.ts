import type { Command } from 'commander';
import type { Context } from '../context.ts';

export function addOncogenicity(program: Command, context: Context): void {
  program
    .command('oncogenicity')
    .description('points and class of criteria (ClinGen/CGC/VICC, Horak 2022)')
    .argument('[criteria...]', 'e.g. OVS1 OS1')
    .option('--batch <file>', 'lines {id, criteria}; - for standard input')
    .action(async (criteria: readonly string[], { batch }: { batch?: string }) => {
      const { runOncogenicity } = await import('./run-oncogenicity.ts');
      context.end(await runOncogenicity({ criteria, batch }, context.terminal));
    });
}
