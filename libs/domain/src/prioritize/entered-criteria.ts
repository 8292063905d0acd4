import { isOncogenicityCode } from './oncogenicity-criteria.ts';
import type { OncogenicityCode } from './oncogenicity-criteria.ts';
import { byText } from './ordering.ts';
import type { EnteredCriterion, PrioritizeInput } from './prioritize-input.ts';
import type { Criterion } from './score-oncogenicity.ts';

export interface EnteredCriteria {
  readonly of: (finding: string) => readonly Criterion[];
  /** What was entered and cannot count, one sentence each. */
  readonly warnings: readonly string[];
}

/** Criteria of opposite meaning: where a person entered one of the two and both stand, the points cancel out and someone must look. */
const OPPOSITES: readonly (readonly [OncogenicityCode, OncogenicityCode])[] = [
  ['OS2', 'SBS2'],
  ['OP1', 'SBP1'],
  ['OP1', 'SBP2'],
  ['OP4', 'SBS1'],
  ['OP4', 'SBVS1'],
];

const SEQUENCE_CHANGES: ReadonlySet<string> = new Set(['small-variant', 'copy-number', 'fusion', 'structural-variant', 'text']);

/**
 * What people entered, by finding.
 *
 * | entered | counts |
 * |---|---|
 * | a code of the standard, for a sequence change of the case, with a reason | yes |
 * | another code | no, named |
 * | for a finding that the case does not have | no, named |
 * | for a biomarker, an expression or a wild type | no, named |
 * | without a reason | no, named |
 */
export function enteredCriteria({ criteria, findings }: Pick<PrioritizeInput, 'criteria' | 'findings'>): EnteredCriteria {
  const kinds = new Map(findings.map(({ id, kind }) => [id, kind]));
  const byFinding = new Map<string, Criterion[]>();
  const warnings: string[] = [];
  for (const entered of criteria ?? []) {
    const code = entered.code.trim().toUpperCase();
    const kind = kinds.get(entered.finding);
    const refusal = refusalOf(code, kind, entered);
    if (refusal !== null || !isOncogenicityCode(code)) warnings.push(refusal ?? '');
    else byFinding.set(entered.finding, [...(byFinding.get(entered.finding) ?? []), criterionOf(code, entered)]);
  }
  return { of: (finding) => byFinding.get(finding) ?? [], warnings: [...new Set(warnings)].sort(byText) };
}

function refusalOf(code: string, kind: string | undefined, { finding, reason }: EnteredCriterion): string | null {
  const which = `The criterion ${code} entered for finding ${finding} does not count`;
  if (!isOncogenicityCode(code)) return `${which}: the standard (Horak 2022) has no such code; correct or withdraw it.`;
  if (kind === undefined) return `${which}: the case has no such finding; enter it for one of the case.`;
  if (!SEQUENCE_CHANGES.has(kind)) return `${which}: a ${kind} finding has no oncogenicity; enter it for a variant.`;
  return reason.trim() === '' ? `${which}: no reason is given; enter it again with one.` : null;
}

const criterionOf = (code: OncogenicityCode, { reason, by, at, nucleotideSpecific }: EnteredCriterion): Criterion => ({
  code,
  source: reason,
  entered: { reason, by: by ?? null, at: at ?? null },
  ...(nucleotideSpecific ? { nucleotideSpecific } : {}),
});

/** Standing criteria of opposite meaning of which a person entered at least one. */
export function opposedCriteria(
  standing: readonly { readonly code: string; readonly entered?: unknown }[],
): readonly (readonly [string, string])[] {
  const find = (code: string) => standing.find((criterion) => criterion.code === code);
  return OPPOSITES.filter(([a, b]) => {
    const [one, other] = [find(a), find(b)];
    return one !== undefined && other !== undefined && (one.entered !== undefined || other.entered !== undefined);
  });
}
