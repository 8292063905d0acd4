import type { Command } from 'commander';
import { configFor, listed } from '../context.ts';
import type { Context } from '../context.ts';
import type { PrioritizeOptions } from './run-prioritize.ts';

export function addPrioritize(program: Command, context: Context): void {
  program
    .command('prioritize')
    .description('tiers, options, resistance and safety of cases, or of one file')
    .option('--batch <file>', 'cases, one a line; - for standard input')
    .option(
      '--input <files...>',
      'the files of one tumor: VCF, MAF, tables of copy numbers, fusions, expression, vendor reports, a CSV; or a study folder',
    )
    .option('--tumor-type <code>', 'OncoTree code, DOID or name (with --input)')
    .option('--build <build>', 'GRCh37 or GRCh38, when the file does not say (with --input)')
    .option('--tumor-sample <name>', 'column of the tumor (with --input)')
    .option('--field <names>', 'FORMAT fields of depth and alternate reads: depth=DPT,alt=ADT (with --input)')
    .option('--reference <fasta>', 'indexed FASTA of the build, to left-align alleles and to check the reference bases (with --input)')
    .option('--knowledge <ids>', 'exactly these releases, comma-separated; starter and none may be named')
    .action(async (options: Omit<PrioritizeOptions, 'knowledge'> & { knowledge?: string }, command: Command) => {
      const { runPrioritize } = await import('./run-prioritize.ts');
      context.end(await runPrioritize({ ...options, knowledge: listed(options.knowledge) }, configFor(command, context), context.terminal));
    });
}
