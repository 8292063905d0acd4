import type { Command } from 'commander';
import type { Context } from '../context.ts';

export function addOncogenicity(program: Command, context: Context): void {
  program
    .command('oncogenicity')
    .description('points and class of criteria (ClinGen/CGC/VICC, Horak 2022)')
    .argument('[criteria...]', 'e.g. OVS1 OS1')
    .option('--batch <file>', 'lines {id, criteria}; - for standard input')
    .option('--scheme <name>', "cut-offs by name; the standard's if not given")
    .action(async (criteria: readonly string[], { batch, scheme }: { batch?: string; scheme?: string }) => {
      const { runOncogenicity } = await import('./run-oncogenicity.ts');
      context.end(await runOncogenicity({ criteria, batch, scheme }, context.terminal));
    });
}
