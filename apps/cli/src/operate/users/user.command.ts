import type { Command } from 'commander';
import { configFor } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { Exit } from '../../failure.ts';
import type { AddUserOptions } from './add-user.ts';
import type { SeatOptions } from './user-words.ts';

const ROLES = 'oncologist, pathologist, geneticist, coordinator, auditor or administrator; several comma-separated';
const SPECIALTY = ['--specialty <seat>', 'seat on the board: oncology, pathology, genetics, …'] as const;
const BOARD = ['--board <boards>', 'boards whose cases the account is for, comma-separated'] as const;
const SUBJECT = 'sub of the person at the identity provider that OIDC_ISSUER names';

/** Accounts, on the database of the installation. Every change is an entry. */
export function addUsers(program: Command, context: Context): void {
  const user = program.command('user').description('accounts of people and services');
  user
    .command('add')
    .description('add a person, e.g. the first administrator, or a service; a password is asked for, or CONSILIUM_PASSWORD')
    .argument('<login>')
    .requiredOption('--name <name>', 'as printed with signatures')
    .option('--role <roles>', ROLES)
    .option(...SPECIALTY)
    .option(...BOARD)
    .option('--service', 'a machine, which gets tokens and neither signs nor signs in')
    .option('--oidc-subject <sub>', `${SUBJECT}; no password then`)
    .action(async (login: string, options: AddUserOptions, command: Command) => {
      const { addUser } = await import('./add-user.ts');
      context.end(await addUser(login, options, configFor(command, context), context.terminal));
    });
  user
    .command('list')
    .description('all accounts, one JSON line each')
    .action(async (_options: object, command: Command) => {
      const { listUsers } = await import('./change-user.ts');
      context.end(await listUsers(configFor(command, context), context.terminal));
    });
  for (const [name, active] of [
    ['deactivate', false],
    ['activate', true],
  ] as const)
    user
      .command(name)
      .description(active ? 'open a closed account again' : 'close an account with its sessions and tokens')
      .argument('<login>')
      .action(async (login: string, _options: object, command: Command) => {
        const { setUserActive } = await import('./change-user.ts');
        context.end(await setUserActive(login, active, configFor(command, context), context.terminal));
      });
  addChanges(user, context);
}

function addChanges(user: Command, context: Context): void {
  user
    .command('role')
    .description('change what a person is for; his sessions end')
    .argument('<login>')
    .requiredOption('--role <roles>', ROLES)
    .option(...SPECIALTY)
    .option(...BOARD)
    .action(async (login: string, options: SeatOptions, command: Command) => {
      const { setUserRoles } = await import('./change-user.ts');
      context.end(await setUserRoles(login, options, configFor(command, context), context.terminal));
    });
  user
    .command('password')
    .description('set a new password; it signs nothing until its owner has changed it and an administrator confirmed')
    .argument('<login>')
    .action(async (login: string, _options: object, command: Command) => {
      const { resetUserPassword } = await import('./change-user.ts');
      context.end(await resetUserPassword(login, configFor(command, context), context.terminal));
    });
  user
    .command('confirm')
    .description('confirm, as a second person, that a password is its owner’s now; where the site has one administrator only')
    .argument('<login>')
    .action(async (login: string, _options: object, command: Command) => {
      const { confirmUserPassword } = await import('./change-user.ts');
      context.end(await confirmUserPassword(login, configFor(command, context), context.terminal));
    });
  user
    .command('link')
    .description('let a person sign in through the identity provider')
    .argument('<login>')
    .requiredOption('--oidc-subject <sub>', SUBJECT)
    .action(async (login: string, { oidcSubject }: { oidcSubject: string }, command: Command): Promise<void> => {
      const { linkUser } = await import('./change-user.ts');
      const exit: Exit = await linkUser(login, oidcSubject, configFor(command, context), context.terminal);
      context.end(exit);
    });
}
