import { trailOptions } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { ROLES, SPECIALTIES } from '@consilium/domain';
import type { NamedRefusal, Role, Specialty } from '@consilium/domain';
import { MIN_PASSWORD_LENGTH, openDatabase, users } from '@consilium/persistence';
import { listed } from '../context.ts';
import { EXIT, refusedBecause, unavailable, usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { passwordOf } from '../server/password.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { OPERATOR } from './operator.ts';
import { addressesOf } from './runtime.ts';

export interface AddUserOptions {
  readonly name: string;
  readonly role: string;
  readonly specialty?: string;
}

export async function addUser(
  login: string,
  { name, role, specialty }: AddUserOptions,
  config: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const account = {
    login,
    name,
    roles: (listed(role) ?? []).map(roleNamed),
    specialty: specialty === undefined ? null : specialtyNamed(specialty),
  };
  const { database: url } = await addressesOf(config);
  if (url === null) throw unavailable('There is no database: start Consilium with `npm start -- --empty`, or set DATABASE_URL.');
  const password = await passwordOf(login, config, terminal);
  const database = await openDatabase(url, { poolSize: 1, applicationName: 'consilium-cli', access: 'engine', ...trailOptions(config.keys) }).catch((error: unknown) => {
    throw unavailable(error instanceof Error ? error.message : 'The database does not answer.');
  });
  try {
    const made = await users(database, { demoAllowed: false }).create({ ...account, password }, OPERATOR);
    if (!made.ok) throw refusedBecause(sentenceOf(made.refusal));
    const { id, roles, specialty: seat } = made.value;
    await writeLine(terminal, { schema: 'consilium/user/1', id, login, name, roles, specialty: seat });
    return EXIT.done;
  } finally {
    await database.destroy();
  }
}

function roleNamed(written: string): Role {
  const role = ROLES.find((one) => one === written.toLowerCase());
  if (!role) throw usage(`--role must be of ${ROLES.join(', ')}.`);
  return role;
}

function specialtyNamed(written: string): Specialty {
  const specialty = SPECIALTIES.find((one) => one === written.toLowerCase());
  if (!specialty) throw usage(`--specialty must be one of ${SPECIALTIES.join(', ')}.`);
  return specialty;
}

function sentenceOf({ code, detail }: NamedRefusal): string {
  const sentences: Readonly<Partial<Record<NamedRefusal['code'], string>>> = {
    'USER.LOGIN_TAKEN': 'The login is taken: choose another.',
    'AUTH.PASSWORD_WEAK': `The password is too short: use at least ${MIN_PASSWORD_LENGTH} characters.`,
    'ACCESS.ROLES_CONFLICT': 'An administrator or auditor has no other role: give each task an account of its own.',
    'USER.INVALID': `The field ${String(detail['field'])} is not valid.`,
  };
  return `${sentences[code] ?? 'The account was refused.'} (${code})`;
}
