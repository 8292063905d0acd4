import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import { isOncogenicityCode } from './oncogenicity-criteria.ts';
import type { OncogenicityCode } from './oncogenicity-criteria.ts';

/** What a person states about a finding that no file and no fact of the knowledge says, e.g. OS2 for a functional study of their own. */
export interface CriterionEntry {
  readonly finding: string;
  readonly code: string;
  readonly reason: string;
}

export interface CriterionFacts {
  /** Ids of the findings that the case shows. */
  readonly findings: readonly string[];
  /** Criteria in force. */
  readonly standing: readonly Pick<CriterionEntry, 'finding' | 'code'>[];
}

/**
 * May this criterion be entered (first row that applies)?
 *
 * | entry | outcome |
 * |---|---|
 * | code is none of the scheme | CRITERION.UNKNOWN |
 * | no reason | CASE.REASON_REQUIRED |
 * | the case has no such finding | CRITERION.FINDING_UNKNOWN |
 * | in force for this finding | CRITERION.ALREADY_ENTERED |
 * | else | the entry, its code in capitals |
 */
export function enterCriterion(
  entry: CriterionEntry,
  { findings, standing }: CriterionFacts,
): Outcome<CriterionEntry & { readonly code: OncogenicityCode }> {
  const code = entry.code.trim().toUpperCase();
  if (!isOncogenicityCode(code)) return refuse('CRITERION.UNKNOWN', { code });
  if (!entry.reason.trim()) return refuse('CASE.REASON_REQUIRED', { act: 'criterion-entered' });
  if (!findings.includes(entry.finding)) return refuse('CRITERION.FINDING_UNKNOWN', { finding: entry.finding });
  if (standing.some((other) => other.finding === entry.finding && other.code === code))
    return refuse('CRITERION.ALREADY_ENTERED', { finding: entry.finding, code });
  return ok({ finding: entry.finding, code, reason: entry.reason.trim() });
}
