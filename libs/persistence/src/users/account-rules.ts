import { ROLES, SPECIALTIES, refuse, rolesConflict } from '@consilium/domain';
import type { Outcome, Role, Specialty } from '@consilium/domain';

/** A person at an identity provider: the pair is what is known of him for good; an e-mail address is not (OpenID Connect Core 5.7). */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

export interface NewUser {
  readonly login: string;
  readonly name: string;
  readonly kind?: 'person' | 'service';
  readonly roles: readonly Role[];
  readonly specialty: Specialty | null;
  /** Boards whose cases the account is for; left out, the one board of a site that has one. */
  readonly boards?: readonly string[];
  /** Null for a service, which has no login, and for a person who comes through the identity provider alone. */
  readonly password: string | null;
  /** Somebody else has chosen the password: it opens a session to change it in, and signs nothing before a second person has confirmed that. */
  readonly passwordGiven?: boolean;
  readonly subject?: Subject | null;
  readonly demo?: boolean;
}

export const MIN_PASSWORD_LENGTH = 12;

/**
 * | new account | answer |
 * |-------------|--------|
 * | login or name empty, unknown role or specialty, a person without role | INVALID |
 * | service with roles, specialty, password or subject | INVALID: services never sign in or sign |
 * | administrator or auditor with another role | ROLES_CONFLICT |
 * | a person with neither password nor subject, or a password under 12 characters | PASSWORD_WEAK |
 * | subject without issuer, or a board that is no name | INVALID |
 */
export function flawOf({
  login,
  name,
  kind = 'person',
  roles,
  specialty,
  boards,
  password,
  subject = null,
}: NewUser): Outcome<never> | null {
  if (!/^[\w.@+-]{2,100}$/.test(login)) return refuse('USER.INVALID', { field: 'login' });
  if (!name.trim()) return refuse('USER.INVALID', { field: 'name' });
  if (boards?.every(isBoard) === false) return refuse('USER.INVALID', { field: 'boards' });
  if (kind === 'service')
    return roles.length > 0 || specialty !== null || password !== null || subject !== null
      ? refuse('USER.INVALID', { field: 'kind' })
      : null;
  if (subject !== null && !isSubject(subject)) return refuse('USER.INVALID', { field: 'subject' });
  return flawOfSeat(roles, specialty) ?? (password === null && subject !== null ? null : weakPassword(password ?? ''));
}

export function flawOfSeat(roles: readonly Role[], specialty: Specialty | null): Outcome<never> | null {
  if (!roles.every((role) => ROLES.includes(role))) return refuse('USER.INVALID', { field: 'roles', allowed: ROLES });
  if (specialty !== null && !SPECIALTIES.includes(specialty)) return refuse('USER.INVALID', { field: 'specialty', allowed: SPECIALTIES });
  if (roles.length === 0) return refuse('USER.INVALID', { field: 'roles', allowed: ROLES });
  return rolesConflict(roles) ? refuse('ACCESS.ROLES_CONFLICT', { roles }) : null;
}

export const isBoard = (name: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(name);

export const weakPassword = (password: string): Outcome<never> | null =>
  [...password].length < MIN_PASSWORD_LENGTH ? refuse('AUTH.PASSWORD_WEAK', { minLength: MIN_PASSWORD_LENGTH }) : null;

export const isSubject = ({ issuer, subject }: Subject): boolean =>
  URL.canParse(issuer) && /^https?:$/.test(new URL(issuer).protocol) && subject.length > 0 && subject.length <= 255;
