import { z } from 'zod';
import { newUserBody, seatBody } from './accounts.ts';
import { instant, listOf, uuid } from './common.ts';

const password = z.string().min(1).max(1000);
const requestId = z.string().min(1).max(64);
const from = z.strictObject({ requestId, agent: z.string().nullable(), replaces: uuid.nullable() });
const context = z.strictObject({ session: uuid, requestId });
const atProvider = { issuer: z.string().min(1).max(2000), subject: z.string().min(1).max(255) };
const proved = z.strictObject({
  ...atProvider,
  proof: z.strictObject({
    amr: listOf(z.string()),
    provedAt: instant.nullable(),
    roleLimit: listOf(z.string()).nullable(),
    logoutHint: z.string().nullable(),
  }),
});

const order = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('add'),
    account: newUserBody.omit({ subject: true }).extend({ subject: z.strictObject(atProvider).nullable() }),
  }),
  z.strictObject({ do: z.literal('set-seat'), user: uuid, seat: seatBody }),
  z.strictObject({ do: z.literal('set-active'), user: uuid, active: z.boolean() }),
  z.strictObject({ do: z.literal('reset-password'), user: uuid, password }),
  z.strictObject({ do: z.literal('confirm-reset'), user: uuid }),
  z.strictObject({ do: z.literal('link'), user: uuid, ...atProvider }),
  z.strictObject({ do: z.literal('unlink'), user: uuid, issuer: atProvider.issuer }),
]);

/** What the API asks of the verification process about who somebody is, one body a call. Who administers is named by session, never by person. */
export const IDENTITY_CALLS = {
  'sign-in': z.strictObject({ login: z.string().max(1000), password, from }),
  'sign-in-demo': z.strictObject({ login: z.string().max(1000), from }),
  'sign-in-proved': z.strictObject({ proved, from }),
  'confirm-password': z.strictObject({ context, password }),
  'confirm-proved': z.strictObject({ context, proved }),
  'change-password': z.strictObject({ context, current: password, next: password, agent: z.string().nullable() }),
  administer: z.strictObject({ context, order }),
} as const;
export type IdentityCall = keyof typeof IDENTITY_CALLS;
