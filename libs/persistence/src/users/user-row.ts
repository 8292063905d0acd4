import type { Actor, Instant, Role, Specialty, Uuid } from '@consilium/domain';

/** An account, without its password. */
export interface User {
  readonly id: Uuid;
  readonly login: string;
  readonly name: string;
  readonly kind: 'person' | 'service';
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
  readonly boards: readonly string[];
  readonly demo: boolean;
  readonly active: boolean;
  readonly createdAt: Instant;
}

export const USER_COLUMNS = `u.id, u.login, u.name, u.kind, u.roles, u.specialty, u.boards, u.demo, u.active, clinic.iso(u.created_at) AS "createdAt"`;

/** What a session or token leaves of an account's rights: never more than it has. */
export interface ActorLimits {
  readonly roleLimit?: readonly string[] | null;
  readonly scopes?: readonly string[];
  readonly amr?: readonly string[];
}

export const actorOf = (
  { id, kind, name, roles, specialty, boards }: User,
  { roleLimit = null, scopes, amr }: ActorLimits = {},
): Actor => ({
  id,
  kind,
  name,
  roles: roleLimit === null ? roles : roles.filter((role) => roleLimit.includes(role)),
  specialty,
  boards,
  ...(scopes === undefined ? {} : { scopes }),
  ...(amr === undefined || amr.length === 0 ? {} : { amr }),
});
