import type { Command } from 'commander';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';
import type { CaseListOptions } from './list-cases.ts';
import type { SubmitOptions } from './submit.ts';

const SERVER = ['--server <url>', 'address of Consilium (CONSILIUM_PUBLIC_URL, or the running `npm start`)'] as const;
const LOGIN = ['--login <name>', 'who signs in; the password is asked for, or CONSILIUM_PASSWORD'] as const;

/** Commands against a running server. */
export function addServer(program: Command, context: Context): void {
  program
    .command('submit')
    .description('submit a case with its variant files')
    .argument('<case>', 'JSON file of the submission')
    .argument('[files...]', 'VCF, plain or gzip')
    .option(...SERVER)
    .requiredOption(...LOGIN)
    .option('--build <build>', 'GRCh37 or GRCh38, when the files do not say')
    .option('--tumor-sample <name>', 'column of the tumor')
    .option('--field <names>', 'FORMAT fields of depth and alternate reads: depth=DPT,alt=ADT')
    .action(async (file: string, files: readonly string[], options: SubmitOptions, command: Command) => {
      const { submit } = await import('./submit.ts');
      context.end(await submit({ file, files, ...options }, configFor(command, context), context.terminal));
    });
  const cases = program.command('case').description('cases of a server');
  cases
    .command('list')
    .description('cases, newest first, one a line')
    .option(...SERVER)
    .requiredOption(...LOGIN)
    .option('--stage <stage>')
    .option('--status <status>')
    .option('--q <words>', 'in short name, question or diagnosis')
    .action(async (options: CaseListOptions, command: Command) => {
      const { listCases } = await import('./list-cases.ts');
      context.end(await listCases(options, configFor(command, context), context.terminal));
    });
  cases
    .command('show')
    .description('everything about a case but its step documents')
    .argument('<case>', 'id, or short name such as C-0001')
    .option(...SERVER)
    .requiredOption(...LOGIN)
    .action(async (name: string, options: CaseListOptions, command: Command) => {
      const { showCase } = await import('./show-case.ts');
      context.end(await showCase(name, options, configFor(command, context), context.terminal));
    });
}
