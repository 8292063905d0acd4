import type { CaseRecord } from '../case/case-record.ts';
import type { BoardMember, DecisionVersion, QuorumPolicy, Review } from './review.ts';

/** The decision under review: the newest version, unless it is void. */
export function currentDecision(record: Pick<CaseRecord, 'decisions'>): DecisionVersion | null {
  const newest = record.decisions.reduce<DecisionVersion | null>(
    (best, version) => (best === null || version.version > best.version ? version : best),
    null,
  );
  return newest === null || newest.voidedAt !== null ? null : newest;
}

/** The review of the current decision version, or null when there is none. */
export function reviewOf(
  record: Pick<CaseRecord, 'id' | 'decisions' | 'ballots' | 'signatures' | 'recusals'>,
  board: { readonly members: readonly BoardMember[]; readonly policy: QuorumPolicy },
): Review | null {
  const decision = currentDecision(record);
  if (decision === null) return null;
  const { kind, ref } = decision.content.author;
  return {
    caseId: record.id,
    version: decision.version,
    digest: decision.sha256,
    author: { kind, ref },
    policy: board.policy,
    members: board.members,
    ballots: record.ballots.filter((ballot) => ballot.version === decision.version),
    signatures: record.signatures.filter((signature) => signature.version === decision.version),
    recusals: record.recusals,
  };
}
