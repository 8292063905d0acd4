import type { Instant, Sha256, Uuid } from '../shared/primitives.ts';
import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import { meaningOf } from './ballot-meaning.ts';
import type { Assurance, Ballot, Review, Signature, SigningMethod } from './review.ts';
import { isAuthor, isEntitled, isRecused } from './review-verdict.ts';

export interface BallotInput {
  readonly ballot: Omit<Ballot, 'at'>;
  readonly signatureId: Uuid;
  /** Digest of what the signer was shown. */
  readonly digest: Sha256;
  readonly timeZone: string;
  readonly method: SigningMethod;
  readonly at: Instant;
}

export interface BallotCast {
  readonly ballot: Ballot;
  readonly signature: Signature;
}

/**
 * Casts and signs a ballot. Key or password was checked before; a repeat by ballot id is found before this is asked.
 *
 * | case | answer |
 * |------|--------|
 * | the decision has a later version | VERSION_SUPERSEDED |
 * | shown content is not the stored one | DIGEST_MISMATCH |
 * | conflict of interest declared | RECUSED |
 * | no seat, not active, a service | NOT_ENTITLED |
 * | signed this version already, not withdrawn | ALREADY_SIGNED |
 * | dissent without coded reason, or `other` without text | REASON_REQUIRED |
 * | by password, and the policy takes keys only | PASSWORD_NOT_ALLOWED |
 * | otherwise | ballot with its signature |
 */
export function castBallot(review: Review, input: BallotInput): Outcome<BallotCast> {
  const { ballot } = input;
  if (ballot.version !== review.version) return refuse('SIGN_OFF.VERSION_SUPERSEDED', { current: review.version });
  if (input.digest !== review.digest) return refuse('SIGN_OFF.DIGEST_MISMATCH', { version: review.version });
  if (isRecused(review, ballot.voter)) return refuse('SIGN_OFF.RECUSED', { voter: ballot.voter });
  const member = review.members.find(({ id }) => id === ballot.voter);
  if (!isEntitled(review, member)) return refuse('SIGN_OFF.NOT_ENTITLED', { voter: ballot.voter });
  if (review.signatures.some(({ signer, voidedAt }) => signer === ballot.voter && voidedAt === null))
    return refuse('SIGN_OFF.ALREADY_SIGNED', { voter: ballot.voter });
  if (ballot.choice === 'dissent' && lacksReason(ballot)) return refuse('SIGN_OFF.REASON_REQUIRED', { choice: ballot.choice });
  if (input.method === 'password' && review.policy.allowAttested === false)
    return refuse('SIGN_OFF.PASSWORD_NOT_ALLOWED', { policy: review.policy.version });
  const signature: Signature = {
    id: input.signatureId,
    ballot: ballot.id,
    signer: member.id,
    printedName: member.name,
    specialty: member.specialty,
    roles: member.roles,
    meaning: meaningOf(ballot.choice, isAuthor(review, member.id)),
    version: review.version,
    digest: review.digest,
    signedAt: input.at,
    timeZone: input.timeZone,
    method: input.method,
    assurance: ASSURANCE[input.method],
    voidedAt: null,
    voidReason: null,
  };
  return ok({ ballot: { ...ballot, at: input.at }, signature });
}

const ASSURANCE: Readonly<Record<SigningMethod, Assurance>> = { webauthn: 'cryptographic', password: 'attested' };

const lacksReason = ({ reason, text }: Omit<Ballot, 'at'>): boolean => reason === null || (reason === 'other' && !text?.trim());
