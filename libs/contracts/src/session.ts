import { z } from 'zod';
import { ROLES, SPECIALTIES } from '@consilium/domain';
import { instant, listOf, uuid } from './common.ts';

/** Header that every write of a browser carries beside its cookie; another site cannot set it without leave (CSRF). */
export const CSRF_HEADER = 'x-consilium-client';

export const loginBody = z.strictObject({ login: z.string().trim().min(1).max(100), password: z.string().min(1).max(1000) });
export type LoginBody = z.infer<typeof loginBody>;

/** One-click sign-in of a demo user; the route does not exist outside a demo. */
export const demoLoginBody = z.strictObject({ login: z.string().trim().min(1).max(100) });
export type DemoLoginBody = z.infer<typeof demoLoginBody>;

export const userView = z.object({
  id: uuid,
  login: z.string(),
  name: z.string(),
  roles: listOf(z.enum(ROLES)),
  specialty: z.enum(SPECIALTIES).nullable(),
  boards: listOf(z.string()),
});
export type UserView = z.infer<typeof userView>;

/** Who is signed in, and which actions the access matrix gives him before a case is looked at (`domain/access`). */
export const me = z.object({
  user: userView,
  permissions: z.record(z.string(), z.boolean()),
  expiresAt: instant,
  demo: z.boolean(),
  /** How he proved who he is, and when; null where the identity provider does not say. */
  signedInBy: listOf(z.string()),
  provedAt: instant.nullable(),
  /** Somebody else has set the password: the person changes it before anything else. */
  mustChangePassword: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const demoUsers = z.object({ users: listOf(userView.extend({ hint: z.string() })), signingPassword: z.string().nullable() });
export type DemoUsers = z.infer<typeof demoUsers>;

/** What the sign-in page offers. */
export const signInOptions = z.object({ local: z.boolean(), provider: z.object({ name: z.string() }).nullable() });
export type SignInOptions = z.infer<typeof signInOptions>;

/** A page of this application: one slash, then no second one or backslash that a browser would take for a host. */
const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w\-./~%?=&:+,@!]*$/, 'must be a path of this application');
export const oidcStartQuery = z.strictObject({ returnTo: ownPath.default('/'), confirm: z.literal('1').optional() });
export type OidcStartQuery = z.infer<typeof oidcStartQuery>;

/** Signed out here; the browser goes on to end its session at the identity provider as well. */
export const signedOut = z.object({ providerUrl: z.url() });
export type SignedOut = z.infer<typeof signedOut>;

const password = z.string().min(1).max(1000);
/** The password asked again of somebody who is signed in. */
export const confirmBody = z.strictObject({ password });
export type ConfirmBody = z.infer<typeof confirmBody>;
export const ownPasswordBody = z.strictObject({ current: password, next: password });
export type OwnPasswordBody = z.infer<typeof ownPasswordBody>;

export const sessionList = z.object({
  sessions: listOf(
    z.object({
      id: uuid,
      startedAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
      amr: listOf(z.string()),
      agent: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof sessionList>;
export const sessionParams = z.strictObject({ sessionId: uuid });
export type SessionParams = z.infer<typeof sessionParams>;
