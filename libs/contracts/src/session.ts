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
});
export type UserView = z.infer<typeof userView>;

/** Who is signed in, and which actions the access matrix gives him before a case is looked at (`domain/access`). */
export const me = z.object({
  user: userView,
  permissions: z.record(z.string(), z.boolean()),
  expiresAt: instant,
  demo: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const demoUsers = z.object({ users: listOf(userView.extend({ hint: z.string() })), signingPassword: z.string().nullable() });
export type DemoUsers = z.infer<typeof demoUsers>;
