import { Argument } from 'commander';
import type { Command } from 'commander';
import { configFor } from '../context.ts';
import type { Context } from '../context.ts';
import { addPatient } from './patient.command.ts';
import { KEY_GROUPS, ROTATABLE } from './key-names.ts';
import type { KeyGroup, Rotatable } from './key-names.ts';
import { addPolicy } from './policy.command.ts';
import { addUsers } from './users/user.command.ts';

/** Commands of the operator: on the database and the folder of the installation, without the API. */
export function addOperate(program: Command, context: Context): void {
  addUsers(program, context);
  addKeys(program, context);
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
  addPatient(program, context);
  addPolicy(program, context);
  program
    .command('fsck')
    .description('checks the audit log, its details and every regulated row; one line a finding, exit 1 when there is one')
    .option('--checkpoint <file...>', 'signed checkpoints that were kept elsewhere: a note, or an audit bundle')
    .action(async ({ checkpoint = [] }: { checkpoint?: string[] }, command: Command) => {
      const { fsck } = await import('./fsck.ts');
      context.end(await fsck(checkpoint, configFor(command, context), context.terminal));
    });
  program
    .command('log')
    .description('the audit log as a whole')
    .command('alarm')
    .description('says why the log stands still and how long entries wait; exit 1 while an alarm stands')
    .option('--clear', 'let the log grow again, once the cause is found; an entry')
    .option('--reason <reason>', 'what the cause was and what was done, for the auditor; no data of a patient')
    .action(async (options: { clear?: boolean; reason?: string }, command: Command) => {
      const { logAlarm } = await import('./log-alarm.ts');
      context.end(await logAlarm(options, configFor(command, context), context.terminal));
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

function addKeys(program: Command, context: Context): void {
  const keys = program.command('keys').description('keys of this installation: made, shown (the public ones), rotated');
  keys
    .command('make')
    .description('makes the keys that are missing; those that are there stay')
    .addArgument(new Argument('[group]', 'the keys of the site, of the log, or all').choices(KEY_GROUPS).default('all'))
    .action(async (group: KeyGroup, _options: object, command: Command) => {
      const { makeSiteKeys } = await import('./keys.ts');
      context.end(await makeSiteKeys(group, configFor(command, context), context.terminal));
    });
  keys
    .command('show')
    .description('the public keys of the log and of the witnesses, for an auditor to pin')
    .action(async (_options: object, command: Command) => {
      const { showKeys } = await import('./keys.ts');
      context.end(await showKeys(configFor(command, context), context.terminal));
    });
  keys
    .command('rotate')
    .description('a new key in front of the former ones, which still open and verify what they made; restart the processes after it')
    .addArgument(new Argument('<key>').choices(ROTATABLE))
    .action(async (name: Rotatable, _options: object, command: Command) => {
      const { rotate } = await import('./keys.ts');
      context.end(await rotate(name, configFor(command, context), context.terminal));
    });
}
