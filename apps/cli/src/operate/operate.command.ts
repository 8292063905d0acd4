import type { Command } from 'commander';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';
import { addUsers } from './users/user.command.ts';

/** Commands of the operator: on the database and the folder of the installation, without the API. */
export function addOperate(program: Command, context: Context): void {
  addUsers(program, context);
  program
    .command('backup')
    .description('database, blobs, knowledge and Temporal state of this installation into a new folder, while it runs or not')
    .argument('<folder>')
    .action(async (folder: string, _options: object, command: Command) => {
      const { backup } = await import('./backup.ts');
      context.end(await backup(folder, configFor(command, context), context.terminal));
    });
  program
    .command('restore')
    .description('a backup into an empty installation')
    .argument('<folder>')
    .action(async (folder: string, _options: object, command: Command) => {
      const { restore } = await import('./restore.ts');
      context.end(await restore(folder, configFor(command, context), context.terminal));
    });
  program
    .command('doctor')
    .description('checks Node, database, Temporal, clock, knowledge and keys, each with the way out')
    .option('--json', 'one JSON line a check, as when the output is no terminal')
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const { doctor } = await import('./doctor.ts');
      context.end(await doctor(json ?? !context.terminal.isInteractive, configFor(command, context), context.terminal));
    });
}
