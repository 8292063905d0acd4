import type { Instant, Sha256, Uuid } from '../shared/primitives.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { OverrideReason } from '../sign-off/decision.ts';
import type { BallotChoice, Meaning } from '../sign-off/review.ts';
import type { ActContext, ActReceipt, SignedBallot } from './human-acts.ts';

/** Who asks for a signature or a credential, and by which session: a challenge of one session is worth nothing in another (SIG-19). */
export interface SigningContext extends ActContext {
  readonly session: Uuid | null;
}

/** What the signer is about to sign; the server adds name, meaning, time, what was opened before, nonce and the size of the log. */
export interface BallotStatement {
  readonly version: number;
  readonly digest: Sha256;
  readonly choice: BallotChoice;
  readonly reason: OverrideReason | null;
  readonly alternative: string | null;
  readonly text: string | null;
  readonly timeZone: string;
}

export interface KeyHandle {
  /** base64url. */
  readonly id: string;
  readonly transports: readonly string[];
}

/** For `navigator.credentials.get`: bytes as base64url. */
export interface BallotChallenge {
  readonly id: Uuid;
  readonly challenge: string;
  readonly rpId: string;
  readonly expiresAt: Instant;
  readonly credentials: readonly KeyHandle[];
  /** What is being signed, to be shown beside the button. */
  readonly payload: { readonly meaning: Meaning; readonly name: string; readonly time: Instant };
}

/** For `navigator.credentials.create`: bytes as base64url. */
export interface EnrolmentChallenge {
  readonly id: Uuid;
  readonly challenge: string;
  readonly rpId: string;
  readonly expiresAt: Instant;
  readonly user: { readonly handle: string; readonly login: string; readonly name: string };
  readonly algorithms: readonly number[];
  /** Enrolled already: the same authenticator is not enrolled twice. */
  readonly exclude: readonly KeyHandle[];
}

export interface Enrolment {
  readonly challenge: Uuid;
  readonly attestationObject: string;
  readonly clientDataJSON: string;
  readonly label: string;
  readonly transports: readonly string[];
}

/** How the second person made sure who the first one is. */
export const IDENTITY_PROOFS = ['in-person', 'photo-id', 'video-call'] as const;
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];

export interface SigningKey {
  readonly id: string;
  readonly user: { readonly id: Uuid; readonly name: string };
  readonly label: string;
  readonly status: 'proposed' | 'active' | 'revoked';
  /** How the owner proved who he is: `pwd` or `oidc`. */
  readonly identityProof: string;
  readonly proposedAt: Instant;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** A password given just now, or none where the session's proof of identity is fresh. */
export interface OwnProof {
  readonly password: string | null;
}

/**
 * The verification process: the only one that can store a signature or a key to sign with (SIG-PUB). It checks raw evidence or the password itself and
 * runs the whole transaction of the ballot.
 */
export interface SigningDesk {
  challenge(caseId: Uuid, statement: BallotStatement, context: SigningContext): Promise<Outcome<BallotChallenge>>;
  castBallot(caseId: Uuid, ballot: SignedBallot, context: SigningContext): Promise<Outcome<ActReceipt>>;
  /** Own keys, or those that wait for a second person. */
  keys(which: 'own' | 'proposed', context: SigningContext): Promise<Outcome<readonly SigningKey[]>>;
  beginEnrolment(proof: OwnProof, context: SigningContext): Promise<Outcome<EnrolmentChallenge>>;
  enrol(enrolment: Enrolment, context: SigningContext): Promise<Outcome<SigningKey>>;
  /** By another person than the owner, who has made sure of the owner's identity (SIG-09). */
  confirmKey(id: string, identity: IdentityProof, proof: OwnProof, context: SigningContext): Promise<Outcome<SigningKey>>;
  revokeKey(id: string, reason: string, context: SigningContext): Promise<Outcome<SigningKey>>;
}
