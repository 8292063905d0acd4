import { z } from 'zod';
import { BALLOT_CHOICES, IDENTITY_PROOFS, MEANINGS, OVERRIDE_REASONS } from '@consilium/domain';
import type { BallotChallenge, EnrolmentChallenge, SigningKey } from '@consilium/domain';
import { instant, listOf, reasonText, uuid } from './common.ts';

/** Bytes as base64url without padding (RFC 4648 §5), as WebAuthn's own JSON forms write them. */
const bytes = (most: number) => z.string().min(1).max(most).regex(/^[A-Za-z0-9_-]+$/, 'must be base64url without padding'); // prettier-ignore
const keyId = bytes(1364);
const password = z.string().min(1).max(1000);
const transports = listOf(z.string().regex(/^[a-z-]{1,20}$/), { max: 8 });

const statement = {
  version: z.int().min(1),
  choice: z.enum(BALLOT_CHOICES),
  reason: z.enum(OVERRIDE_REASONS).nullable().default(null),
  alternative: z.string().trim().max(4000).nullable().default(null),
  text: z.string().trim().max(10_000).nullable().default(null),
  /** IANA zone shown to the signer, e.g. `Europe/Berlin`. */
  timeZone: z.string().min(1).max(64),
};

/** Begins a signature by key over exactly what is shown; `If-Match` names the digest. */
export const challengeBody = z.strictObject(statement);
export type ChallengeBody = z.infer<typeof challengeBody>;

export const keyAssertion = z.strictObject({
  challenge: uuid,
  credential: keyId,
  authenticatorData: bytes(4096),
  clientDataJSON: bytes(8192),
  signature: bytes(2048),
});

/** A signed ballot. `ballotId` is made by the client, so that a repeat is recognised; `If-Match` names the digest that was shown. */
export const ballotBody = z
  .strictObject({
    ballotId: uuid,
    ...statement,
    /** Answer of the key to its challenge (SIG-02), or the password as the weaker second component (SIG-07); one of the two. */
    assertion: keyAssertion.optional(),
    /** Never stored, logged or answered. */
    password: password.optional(),
  })
  .refine((body) => (body.assertion === undefined) !== (body.password === undefined), {
    error: 'needs either the answer of a key or a password',
    path: ['assertion'],
  });
export type BallotBody = z.infer<typeof ballotBody>;

const keyHandle = z.object({ id: z.string(), transports: listOf(z.string()) });
const asked = { id: uuid, challenge: z.string(), rpId: z.string(), expiresAt: instant };

export const ballotChallenge = z.object({
  ...asked,
  credentials: listOf(keyHandle),
  payload: z.object({ meaning: z.enum(MEANINGS), name: z.string(), time: instant }),
}) satisfies z.ZodType<BallotChallenge>;

/** Proof of identity given just now: the password, or nothing where the session's own is fresh. */
export const ownProofBody = z.strictObject({ password: password.nullable().default(null) });
export type OwnProofBody = z.infer<typeof ownProofBody>;

export const enrolmentChallenge = z.object({
  ...asked,
  user: z.object({ handle: z.string(), login: z.string(), name: z.string() }),
  algorithms: listOf(z.int()),
  exclude: listOf(keyHandle),
}) satisfies z.ZodType<EnrolmentChallenge>;

export const enrolmentBody = z.strictObject({
  challenge: uuid,
  attestationObject: bytes(87_400),
  clientDataJSON: bytes(8192),
  label: z.string().trim().min(1).max(100),
  transports: transports.default([]),
});
export type EnrolmentBody = z.infer<typeof enrolmentBody>;

/** The second person says how he made sure of the owner's identity, and proves his own. */
export const keyConfirmationBody = ownProofBody.extend({ identity: z.enum(IDENTITY_PROOFS) });
export type KeyConfirmationBody = z.infer<typeof keyConfirmationBody>;
export const keyRevocationBody = z.strictObject({ reason: reasonText });
export type KeyRevocationBody = z.infer<typeof keyRevocationBody>;
export const keyParams = z.strictObject({ keyId });
export type KeyParams = z.infer<typeof keyParams>;

export const signingKey = z.object({
  id: z.string(),
  user: z.object({ id: uuid, name: z.string() }),
  label: z.string(),
  status: z.enum(['proposed', 'active', 'revoked']),
  identityProof: z.string(),
  proposedAt: instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: instant.nullable(),
  revokedAt: instant.nullable(),
}) satisfies z.ZodType<SigningKey>;
export const signingKeyList = z.object({ items: listOf(signingKey) });
export type SigningKeyList = z.infer<typeof signingKeyList>;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const context = z.strictObject({
  session: uuid,
  requestId: z.string().min(1).max(64),
  idempotencyKey: z.string().max(200).nullable(),
});

/** What the API asks of the verification process, one body a call: by session, never by person, so that it finds out itself who acts. */
export const SIGNING_CALLS = {
  challenge: z.strictObject({ context, caseId: uuid, statement: challengeBody.extend({ digest }) }),
  cast: z.strictObject({ context, caseId: uuid, ballot: ballotBody.safeExtend({ digest }) }),
  keys: z.strictObject({ context, which: z.enum(['own', 'proposed']) }),
  'begin-enrolment': z.strictObject({ context, proof: ownProofBody }),
  enrol: z.strictObject({ context, enrolment: enrolmentBody }),
  confirm: z.strictObject({ context, id: keyId, identity: z.enum(IDENTITY_PROOFS), proof: ownProofBody }),
  revoke: z.strictObject({ context, id: keyId, reason: reasonText }),
} as const;
export type SigningCall = keyof typeof SIGNING_CALLS;
