import type { OperatorConfig } from '@consilium/config';
import type { Outcome } from '@consilium/domain';
import { subjects } from '@consilium/persistence';
import type { Database, User, Users } from '@consilium/persistence';
import { EXIT, refusedBecause } from '../../failure.ts';
import type { Exit } from '../../failure.ts';
import { passwordOf } from '../../server/password.ts';
import { writeLine } from '../../terminal.ts';
import type { Terminal } from '../../terminal.ts';
import { OPERATOR } from '../operator.ts';
import { accountOf, withAccounts } from './accounts-database.ts';
import { subjectOf } from './add-user.ts';
import { seatOf, sentenceOf, userLine } from './user-words.ts';
import type { SeatOptions } from './user-words.ts';

type Change = (accounts: Users, user: User, database: Database) => Promise<Outcome<unknown>>;

async function changed(login: string, config: OperatorConfig, terminal: Terminal, change: Change): Promise<Exit> {
  return withAccounts(config, async (accounts, database) => {
    const outcome = await change(accounts, await accountOf(accounts, login), database);
    if (!outcome.ok) throw refusedBecause(sentenceOf(outcome.refusal));
    await writeLine(terminal, userLine(await accountOf(accounts, login)));
    return EXIT.done;
  });
}

/** Ends the account's sessions and tokens. */
export const setUserActive = (login: string, active: boolean, config: OperatorConfig, terminal: Terminal): Promise<Exit> =>
  changed(login, config, terminal, (accounts, { id }) => accounts.setActive(id, active, OPERATOR));

export const setUserRoles = (login: string, options: SeatOptions, config: OperatorConfig, terminal: Terminal): Promise<Exit> => {
  const seat = seatOf(options);
  return changed(login, config, terminal, (accounts, { id }) => accounts.setRoles(id, seat, OPERATOR));
};

/** The new password signs nothing until its owner has changed it and an administrator has confirmed the reset. */
export async function resetUserPassword(login: string, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const password = await passwordOf(login, config, terminal);
  return changed(login, config, terminal, (accounts, { id }) => accounts.setPassword(id, password, OPERATOR));
}

/** The word of a second person that the password is its owner's now; refused where the operator set it himself. */
export const confirmUserPassword = (login: string, config: OperatorConfig, terminal: Terminal): Promise<Exit> =>
  changed(login, config, terminal, (accounts, { id }) => accounts.confirmReset(id, OPERATOR));

export const linkUser = (login: string, subject: string, config: OperatorConfig, terminal: Terminal): Promise<Exit> => {
  const of = subjectOf(subject, config);
  return changed(login, config, terminal, (_accounts, { id }, database) => subjects(database).link(id, of, { by: OPERATOR }));
};

export const listUsers = (config: OperatorConfig, terminal: Terminal): Promise<Exit> =>
  withAccounts(config, async (accounts) => {
    for (const user of await accounts.list()) await writeLine(terminal, userLine(user));
    return EXIT.done;
  });
