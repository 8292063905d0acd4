import type { QuorumPolicy } from './review.ts';

/** Presence of oncology and pathology, two approvals from two specialties, no veto (2-domain-rules §11). */
export const DEFAULT_POLICY: QuorumPolicy = {
  id: 'default',
  version: 1,
  presence: ['oncology', 'pathology'],
  minApprovals: 2,
  minApprovingSpecialties: 2,
  vetoSeats: [],
};

/** A policy under which one person, or nobody, could publish is none. The database refuses it as well. */
export const isSafePolicy = (policy: QuorumPolicy): boolean =>
  policy.presence.length > 0 &&
  policy.minApprovals >= 2 &&
  policy.minApprovingSpecialties >= 1 &&
  policy.minApprovingSpecialties <= policy.minApprovals;
