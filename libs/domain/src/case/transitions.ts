import type { ActKind } from '../ports/human-acts.ts';
import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { CaseStatus } from './case-record.ts';

const BEFORE_ISSUE = ['running', 'held', 'in-review'] as const;
const NOT_ENDED = [...BEFORE_ISSUE, 'issued', 'closed'] as const;

/**
 * In which status of a case an act makes sense. Who may do it is the access matrix's affair.
 *
 * | act | status |
 * |-----|--------|
 * | file, build, diagnosis, question, recusal | any before issue |
 * | rejection, cancellation | any before the first issue |
 * | consent, notes | any but rejected, cancelled |
 * | criterion of oncogenicity entered, withdrawn | any before issue |
 * | quality waiver | held |
 * | revision, ballot, withdrawal | in review |
 * | follow-up answer | issued |
 * | amendment | issued, closed |
 */
export const ACT_STATUSES: Readonly<Record<ActKind, readonly CaseStatus[]>> = {
  'case-submitted': [],
  'file-added': BEFORE_ISSUE,
  'build-stated': BEFORE_ISSUE,
  'diagnosis-corrected': BEFORE_ISSUE,
  'question-set': BEFORE_ISSUE,
  'member-recused': BEFORE_ISSUE,
  'case-rejected': BEFORE_ISSUE,
  'case-cancelled': BEFORE_ISSUE,
  'consent-recorded': NOT_ENDED,
  'note-added': NOT_ENDED,
  'note-corrected': NOT_ENDED,
  'criterion-entered': BEFORE_ISSUE,
  'criterion-withdrawn': BEFORE_ISSUE,
  'quality-waived': ['held'],
  'decision-revised': ['in-review'],
  'ballot-cast': ['in-review'],
  'signature-withdrawn': ['in-review'],
  'follow-up-recorded': ['issued'],
  'amendment-opened': ['issued', 'closed'],
};

/** Acts that a published case can no longer undergo, not even while an amendment is under review: the issued report stands. */
const ENDINGS: readonly ActKind[] = ['case-rejected', 'case-cancelled'];

export function checkTransition(act: ActKind, at: { readonly status: CaseStatus; readonly revision: number }): Outcome<null> {
  if (ENDINGS.includes(act) && at.revision > 0) return refuse('CASE.ALREADY_ISSUED', { act });
  const allowed = ACT_STATUSES[act];
  return allowed.includes(at.status) ? ok(null) : refuse('CASE.NOT_IN_STATUS', { act, status: at.status, allowed });
}
