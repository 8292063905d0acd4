import type { Instant } from '../shared/primitives.ts';
import type { Risk } from './sample-for-review.ts';
import { standingChecks } from './standing-checks.ts';
import type { CaseFactsForAudit, StandingCheck } from './standing-checks.ts';

/** What a sample weighs beside the facts of the standing checks. */
export interface RiskFacts {
  readonly hasOverride: boolean;
  readonly hasResistance: boolean;
  readonly hasWaiver: boolean;
  /** Amendments opened after the first issue. */
  readonly revision: number;
}

/**
 * | risk | the case bears it when |
 * |------|------------------------|
 * | override | a version overrides with a coded reason, or is written by hand |
 * | dissent | a signed dissent, whatever became of it |
 * | attested-signature | a signature rests on the word of the server |
 * | fast-signature | the standing check signed-within-30-seconds fires |
 * | unread-evidence | the standing check signed-without-evidence fires |
 * | break-glass | a glass was broken |
 * | worded-by-model | a model drafted, a template does not count |
 * | resistance-in-decision | a version names a resistance |
 * | waiver | a quality rule was waived |
 * | amended-after-issue | an amendment was opened |
 */
export function risksOfCase(facts: CaseFactsForAudit, more: RiskFacts, now: Instant): readonly Risk[] {
  const fired = new Set<StandingCheck>(standingChecks(facts, now).map(({ check }) => check));
  const borne: readonly (readonly [Risk, boolean])[] = [
    ['override', more.hasOverride],
    ['dissent', facts.signatures.some(({ meaning }) => meaning === 'dissent')],
    ['attested-signature', facts.signatures.some(({ assurance }) => assurance === 'attested')],
    ['fast-signature', fired.has('signed-within-30-seconds')],
    ['unread-evidence', fired.has('signed-without-evidence')],
    ['break-glass', facts.breakGlass.length > 0],
    ['worded-by-model', facts.drafters.some(({ drafter }) => drafter !== 'template')],
    ['resistance-in-decision', more.hasResistance],
    ['waiver', more.hasWaiver],
    ['amended-after-issue', more.revision > 0],
  ];
  return borne.flatMap(([risk, holds]) => (holds ? [risk] : []));
}
