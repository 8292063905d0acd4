import type { Instant, Sha256, Uuid } from '../shared/primitives.ts';
import type { DecisionContent, DecisionVersionHead, OverrideReason } from './decision.ts';

/** Seats of a board, by specialty. */
export const SPECIALTIES = [
  'oncology',
  'pathology',
  'genetics',
  'surgery',
  'radiology',
  'radiation-oncology',
  'pharmacy',
  'bioinformatics',
] as const;
export type Specialty = (typeof SPECIALTIES)[number];

export interface DecisionVersion extends DecisionVersionHead {
  readonly content: DecisionContent;
}

/** Ballot → meaning (2-domain-rules §11). "agree with changes" opens a new version and approves nothing, so it is an act of its own. */
export const BALLOT_CHOICES = ['agree', 'dissent', 'abstain', 'cannot-judge'] as const;
export type BallotChoice = (typeof BALLOT_CHOICES)[number];

/** Closed list of meanings (SIG-13/14). */
export const MEANINGS = ['authored', 'reviewed', 'approved', 'dissent', 'abstained', 'cannot-judge', 'recused', 'withdrawn'] as const;
export type Meaning = (typeof MEANINGS)[number];

export interface Ballot {
  readonly id: Uuid;
  readonly voter: Uuid;
  readonly version: number;
  readonly choice: BallotChoice;
  /** For dissent: coded reason, alternative and text, all printed. */
  readonly reason: OverrideReason | null;
  readonly alternative: string | null;
  readonly text: string | null;
  readonly at: Instant;
}

/** A key of the signer, or the password as the fallback that a policy can forbid. */
export const SIGNING_METHODS = ['webauthn', 'password'] as const;
export type SigningMethod = (typeof SIGNING_METHODS)[number];
export const ASSURANCES = ['cryptographic', 'attested'] as const;
export type Assurance = (typeof ASSURANCES)[number];

export interface Signature {
  readonly id: Uuid;
  readonly ballot: Uuid;
  readonly signer: Uuid;
  readonly printedName: string;
  readonly specialty: Specialty;
  /** Roles held when signing. */
  readonly roles: readonly string[];
  readonly meaning: Meaning;
  readonly version: number;
  /** SHA-256 of the canonical decision. */
  readonly digest: Sha256;
  readonly signedAt: Instant;
  /** IANA time zone shown to the signer. */
  readonly timeZone: string;
  /** How the signer was re-authenticated. */
  readonly method: SigningMethod;
  /** What stands behind it: a proof that anyone can check, or the word of the server (SIG-07/08). */
  readonly assurance: Assurance;
  readonly voidedAt: Instant | null;
  readonly voidReason: string | null;
}

export interface Recusal {
  readonly member: Uuid;
  readonly reason: string;
  readonly at: Instant;
}

/** Quorum policy: data, versioned (2-domain-rules §11). */
export interface QuorumPolicy {
  readonly id: string;
  readonly version: number;
  /** Each filled by a distinct, entitled, non-recused person with a signed ballot of any kind. */
  readonly presence: readonly Specialty[];
  readonly minApprovals: number;
  readonly minApprovingSpecialties: number;
  /** A dissent from one of these blocks. */
  readonly vetoSeats: readonly Specialty[];
  /** False: only signatures by key count. Left out in policies of the first releases, which knew passwords only. */
  readonly allowAttested?: boolean | undefined;
}

export interface BoardMember {
  readonly id: Uuid;
  readonly name: string;
  readonly specialty: Specialty | null;
  readonly roles: readonly string[];
  readonly active: boolean;
  /** Only people sign: services and models never (SIG-15). */
  readonly kind: 'person' | 'service';
}

/** State of the review of the current decision version. */
export interface Review {
  readonly caseId: Uuid;
  readonly version: number;
  readonly digest: Sha256;
  /** Who wrote this version; the engine for an unchanged draft. */
  readonly author: { readonly kind: 'engine' | 'person'; readonly ref: string };
  readonly policy: QuorumPolicy;
  readonly members: readonly BoardMember[];
  readonly ballots: readonly Ballot[];
  readonly signatures: readonly Signature[];
  readonly recusals: readonly Recusal[];
}

export type ReviewVerdict =
  | {
      readonly kind: 'waiting';
      readonly missingSeats: readonly Specialty[];
      readonly missingApprovals: number;
      /** One sentence each for the screen. */
      readonly reasons: readonly string[];
    }
  | { readonly kind: 'blocked'; readonly vetoBy: readonly Specialty[]; readonly reasons: readonly string[] }
  | { readonly kind: 'met' };
