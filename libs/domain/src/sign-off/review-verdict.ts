import type { Uuid } from '../shared/primitives.ts';
import { PRESENT } from './ballot-meaning.ts';
import { isSafePolicy } from './policy.ts';
import type { BoardMember, Review, ReviewVerdict, Signature, Specialty } from './review.ts';

export const isRecused = (review: Pick<Review, 'recusals'>, member: Uuid): boolean =>
  review.recusals.some((recusal) => recusal.member === member);
export const isAuthor = (review: Pick<Review, 'author'>, member: Uuid): boolean =>
  review.author.kind === 'person' && review.author.ref === member;

/** Who may sign: an active person with a seat and no declared conflict (SIG-15, SIG-17). */
export const isEntitled = (review: Review, member: BoardMember | undefined): member is BoardMember & { readonly specialty: Specialty } =>
  member !== undefined && member.kind === 'person' && member.active && member.specialty !== null && !isRecused(review, member.id);

/** Signatures that count: not void, over exactly this version and digest, of the assurance the policy asks for, by an entitled person, the first of each person. */
export function countingSignatures(review: Review): readonly Signature[] {
  const members = new Map(review.members.map((member) => [member.id, member]));
  const seen = new Set<Uuid>();
  return review.signatures.filter((signature) => {
    const counts =
      signature.voidedAt === null &&
      signature.version === review.version &&
      signature.digest === review.digest &&
      PRESENT.includes(signature.meaning) &&
      (review.policy.allowAttested !== false || signature.assurance === 'cryptographic') &&
      isEntitled(review, members.get(signature.signer)) &&
      !seen.has(signature.signer);
    if (counts) seen.add(signature.signer);
    return counts;
  });
}

/** Seats of the presence rule that nobody fills; a specialty named twice needs two people. */
function missingSeats(presence: readonly Specialty[], present: readonly Signature[]): readonly Specialty[] {
  const free = present.map((signature) => signature.specialty);
  return presence.filter((seat) => {
    const at = free.indexOf(seat);
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
}

/**
 * Whether the decision may be published. The publication trigger of the database repeats this over the stored rows (SIG-PUB).
 *
 * | presence | approvals, not by the author | dissent of a veto seat | verdict |
 * |----------|------------------------------|------------------------|---------|
 * | any | any | yes | blocked |
 * | seat missing | any | no | waiting |
 * | complete | fewer than `minApprovals` | no | waiting |
 * | complete | enough, from fewer than `minApprovingSpecialties` | no | waiting |
 * | complete | enough | no | met |
 * | any policy that one person could fulfil | | | waiting |
 */
export function reviewVerdict(review: Review): ReviewVerdict {
  const present = countingSignatures(review);
  const { policy } = review;
  const vetoBy = present
    .filter((signature) => signature.meaning === 'dissent' && policy.vetoSeats.includes(signature.specialty))
    .map(({ specialty }) => specialty);
  if (vetoBy.length > 0)
    return { kind: 'blocked', vetoBy, reasons: vetoBy.map((seat) => `${title(seat)} dissents and holds a veto: change the decision.`) };

  const approvals = present.filter((signature) => signature.meaning === 'approved' && !isAuthor(review, signature.signer));
  const seats = missingSeats(policy.presence, present);
  const missingApprovals = Math.max(0, policy.minApprovals - approvals.length);
  const missingSpecialties = policy.minApprovingSpecialties - new Set(approvals.map(({ specialty }) => specialty)).size;
  const reasons = seats.map((seat) => `${title(seat)} has not signed.`);
  if (missingApprovals > 0) reasons.push(`${missingApprovals} more approval${missingApprovals > 1 ? 's are' : ' is'} needed.`);
  if (missingApprovals === 0 && missingSpecialties > 0)
    reasons.push(`Approvals must come from ${policy.minApprovingSpecialties} specialties.`);
  if (!isSafePolicy(policy)) reasons.push('The quorum policy lets one person publish: an administrator must correct it.');
  return reasons.length > 0 ? { kind: 'waiting', missingSeats: seats, missingApprovals, reasons } : { kind: 'met' };
}

const title = (seat: Specialty): string => `${seat.charAt(0).toUpperCase()}${seat.slice(1).replace('-', ' ')}`;
