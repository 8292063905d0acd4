import type { OperatorConfig } from '@consilium/config';
import type { Subject } from '@consilium/persistence';
import { EXIT, refusedBecause, usage } from '../../failure.ts';
import type { Exit } from '../../failure.ts';
import { passwordOf } from '../../server/password.ts';
import { writeLine } from '../../terminal.ts';
import type { Terminal } from '../../terminal.ts';
import { OPERATOR } from '../operator.ts';
import { withAccounts } from './accounts-database.ts';
import { seatOf, sentenceOf, userLine } from './user-words.ts';
import type { SeatOptions } from './user-words.ts';

export interface AddUserOptions extends Partial<SeatOptions> {
  readonly name: string;
  readonly service?: boolean;
  readonly oidcSubject?: string;
}

/** A person with a password, a person who comes through the identity provider, or a service that gets tokens. */
export async function addUser(login: string, options: AddUserOptions, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const { name, role, service = false, oidcSubject } = options;
  if (service ? role !== undefined || oidcSubject !== undefined : role === undefined)
    throw usage('a person needs --role, and a service has neither --role nor --oidc-subject.');
  const seat = seatOf({ ...options, role: role ?? '' });
  const subject = oidcSubject === undefined ? null : subjectOf(oidcSubject, config);
  const password = service || subject !== null ? null : await passwordOf(login, config, terminal);
  return withAccounts(config, async (accounts) => {
    const made = await accounts.create({ login, name, kind: service ? 'service' : 'person', ...seat, password, subject }, OPERATOR);
    if (!made.ok) throw refusedBecause(sentenceOf(made.refusal));
    await writeLine(terminal, userLine(made.value));
    return EXIT.done;
  });
}

export function subjectOf(subject: string, { oidcIssuer }: OperatorConfig): Subject {
  if (oidcIssuer === null) throw usage('--oidc-subject needs OIDC_ISSUER: the same subject is another person at another provider.');
  return { issuer: oidcIssuer, subject };
}
