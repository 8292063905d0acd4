import { z } from 'zod';
import { ROLES, SERVICE_SCOPES, SPECIALTIES } from '@consilium/domain';
import { instant, listOf, uuid } from './common.ts';
import { userView } from './session.ts';

/** An account as its administrator sees it; no password, no token. */
export const accountView = userView.extend({
  kind: z.enum(['person', 'service']),
  demo: z.boolean(),
  active: z.boolean(),
  createdAt: instant,
  hasPassword: z.boolean(),
  /** Why its password signs nothing yet. */
  hold: z.enum(['first-password', 'reset', 'reset-changed']).nullable(),
  /** Who reset it; another one confirms. */
  resetBy: z.string().nullable(),
  /** Linked to the identity provider. */
  linked: z.boolean(),
  lastSeenAt: instant.nullable(),
});
export type AccountView = z.infer<typeof accountView>;
export const accountList = z.object({ accounts: listOf(accountView), provider: z.string().nullable() });
export type AccountList = z.infer<typeof accountList>;

const roles = listOf(z.enum(ROLES), { max: ROLES.length });
const specialty = z.enum(SPECIALTIES).nullable();
const boards = listOf(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a name in lower case'), { max: 50 });
const password = z.string().min(1).max(1000);
const subject = z.string().trim().min(1).max(255);

export const newUserBody = z.strictObject({
  login: z.string().trim().min(2).max(100),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(['person', 'service']).default('person'),
  roles: roles.default([]),
  specialty: specialty.default(null),
  boards: boards.optional(),
  /** First password, to be changed by its owner before it signs. Left out for a service, and for who comes through the identity provider. */
  password: password.nullable().default(null),
  /** `sub` of the person at the identity provider. */
  subject: subject.nullable().default(null),
});
export type NewUserBody = z.infer<typeof newUserBody>;
export const seatBody = z.strictObject({ roles, specialty, boards: boards.optional() });
export type SeatBody = z.infer<typeof seatBody>;
export const activeBody = z.strictObject({ active: z.boolean() });
export type ActiveBody = z.infer<typeof activeBody>;
export const passwordBody = z.strictObject({ password });
export type PasswordBody = z.infer<typeof passwordBody>;
export const subjectBody = z.strictObject({ subject });
export type SubjectBody = z.infer<typeof subjectBody>;

export const userParams = z.strictObject({ userId: uuid });
export type UserParams = z.infer<typeof userParams>;
export const tokenParams = z.strictObject({ userId: uuid, tokenId: uuid });
export type TokenParams = z.infer<typeof tokenParams>;

const tokenView = z.object({
  id: uuid,
  label: z.string(),
  scopes: listOf(z.enum(SERVICE_SCOPES)),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export const tokenList = z.object({ tokens: listOf(tokenView) });
export type TokenList = z.infer<typeof tokenList>;
/** `token` is shown this once. */
export const tokenMade = z.object({ token: z.string(), made: tokenView });
export type TokenMade = z.infer<typeof tokenMade>;
export const newTokenBody = z.strictObject({
  label: z.string().trim().min(1).max(100),
  scopes: listOf(z.enum(SERVICE_SCOPES), { min: 1, max: SERVICE_SCOPES.length }),
  days: z.number().int().min(1).max(366),
});
export type NewTokenBody = z.infer<typeof newTokenBody>;
