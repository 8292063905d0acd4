import type { Actor, Instant, Role, Specialty, Uuid } from '@consilium/domain';

/** A local account, without its password. */
export interface User {
  readonly id: Uuid;
  readonly login: string;
  readonly name: string;
  readonly kind: 'person' | 'service';
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
  readonly demo: boolean;
  readonly active: boolean;
  readonly createdAt: Instant;
}

export const USER_COLUMNS = `u.id, u.login, u.name, u.kind, u.roles, u.specialty, u.demo, u.active, clinic.iso(u.created_at) AS "createdAt"`;

export const actorOf = ({ id, kind, name, roles, specialty }: User): Actor => ({ id, kind, name, roles, specialty });
