import { ROLES, SPECIALTIES } from '@consilium/domain';
import type { NamedRefusal, Role, Specialty } from '@consilium/domain';
import { MIN_PASSWORD_LENGTH } from '@consilium/persistence';
import type { User } from '@consilium/persistence';
import { listed } from '../../context.ts';
import { usage } from '../../failure.ts';

/** What a person is for, as it is written on the command line. */
export interface SeatOptions {
  readonly role: string;
  readonly specialty?: string;
  readonly board?: string;
}

export function seatOf({ role, specialty, board }: SeatOptions) {
  const boards = listed(board);
  return {
    roles: (listed(role) ?? []).map(roleNamed),
    specialty: specialty === undefined ? null : specialtyNamed(specialty),
    ...(boards ? { boards } : {}),
  };
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

export const userLine = ({ id, login, name, kind, roles, specialty, boards, active }: User) => ({
  schema: 'consilium/user/1',
  id,
  login,
  name,
  kind,
  roles,
  specialty,
  boards,
  active,
});

export function sentenceOf({ code, detail }: NamedRefusal): string {
  const sentences: Readonly<Partial<Record<NamedRefusal['code'], string>>> = {
    'USER.LOGIN_TAKEN': 'The login is taken: choose another.',
    'USER.NOT_FOUND': 'There is no such account: see `consilium user list`.',
    'USER.SUBJECT_TAKEN': 'The subject belongs to an account already, or the account has one: unlink it first.',
    'USER.LAST_ADMINISTRATOR': 'The last administrator can not be taken away: add another one first.',
    'AUTH.PASSWORD_WEAK': `The password is too short: use at least ${MIN_PASSWORD_LENGTH} characters.`,
    'ACCESS.ROLES_CONFLICT': 'An administrator or auditor has no other role: give each task an account of its own.',
    'USER.INVALID': `The field ${String(detail['field'])} is not valid.`,
  };
  return `${sentences[code] ?? 'The account was refused.'} (${code})`;
}
