import type { ActKind } from '../ports/human-acts.ts';
import type { CaseStatus, Consent } from './case-record.ts';
import { isBefore } from './stages.ts';
import type { Stage } from './stages.ts';

export interface CorrectionFacts {
  readonly status: CaseStatus;
  readonly stage: Stage;
  /** For a corrected diagnosis: the new code is a node of the tumor-type graph. False when nobody could look. */
  readonly tumorTypeKnown?: boolean;
  /** For a recorded consent: its new status. */
  readonly consent?: Consent['status'];
}

/**
 * The stage from which a case runs again after an act, or null when nothing that was computed or signed depended on it. A restart is a new run: it
 * voids the documents from that stage on, the decision and its signatures, and makes results still under way `superseded`.
 *
 * | act | while held | otherwise before issue | after issue |
 * |-----|-----------|------------------------|-------------|
 * | file added, build stated | intake | intake | – |
 * | diagnosis corrected | intake | prioritize; intake when it has not passed or the new code is unknown | – |
 * | consent given | intake | – (was given before) | – |
 * | consent missing or withdrawn | intake | intake, which holds the case | – |
 * | criterion entered or withdrawn | – | prioritize (the explanation that was read and signed rests on it) | – |
 * | question set | intake | draft once under review (it is printed in the decision) | – |
 * | note corrected | – | draft once under review (who signed had read it) | – |
 * | quality waived | intake | – | – |
 * | amendment opened | – | – | sign-off |
 * | any other | – | – | – |
 */
export function restartStageOf(act: ActKind, facts: CorrectionFacts): Stage | null {
  if (act === 'amendment-opened') return 'sign-off';
  if (facts.status === 'issued' || facts.status === 'closed') return null;
  if (facts.status === 'held') return RESTARTS_HELD.includes(act) ? 'intake' : null;
  switch (act) {
    case 'file-added':
    case 'build-stated':
      return 'intake';
    case 'diagnosis-corrected':
      return facts.stage === 'intake' || facts.tumorTypeKnown !== true ? 'intake' : earliest('prioritize', facts.stage);
    case 'criterion-entered':
    case 'criterion-withdrawn':
      return earliest('prioritize', facts.stage);
    case 'consent-recorded':
      return facts.consent === 'given' && facts.stage !== 'intake' ? null : 'intake';
    case 'question-set':
      return facts.stage === 'intake' ? 'intake' : facts.status === 'in-review' ? 'draft' : null;
    case 'note-corrected':
      return facts.status === 'in-review' ? 'draft' : null;
    default:
      return null;
  }
}

const RESTARTS_HELD: readonly ActKind[] = [
  'file-added',
  'build-stated',
  'diagnosis-corrected',
  'consent-recorded',
  'question-set',
  'quality-waived',
];

/** A case that has not come to the stage yet restarts where it stands. */
const earliest = (wanted: Stage, current: Stage): Stage => (isBefore(current, wanted) ? current : wanted);
