import type { CountedCriterion, Oncogenicity, OncogenicityClass } from './explanation.ts';
import { EXCLUSIONS, ONCOGENICITY_CRITERIA, ONCOGENICITY_SCHEME, ONCOGENICITY_SCHEMES } from './oncogenicity-criteria.ts';
import type { OncogenicityCode, OncogenicityScheme } from './oncogenicity-criteria.ts';
import { byText } from './ordering.ts';

export interface Criterion {
  readonly code: OncogenicityCode;
  readonly source: string;
  /** The evidence is for this nucleotide change, not only for the protein change. */
  readonly nucleotideSpecific?: boolean;
  /** Set where a person entered it. */
  readonly entered?: { readonly reason: string; readonly by: string | null; readonly at: string | null };
}

/**
 * Points and class by Horak 2022 (PMC9081216): strongest first; a suppressed criterion suppresses nothing.
 *
 * | criteria | stand | points |
 * |---|---|---|
 * | OS1 OM1 OM3 | OS1 OM3 | 6 |
 * | OS1 OS3 OM4 | OS1 | 4 |
 * | OVS1 OM2 OP4 | OVS1 OP4 | 9 |
 *
 * The result does not depend on the order given; a criterion given twice counts once, and what a person entered stands beside what was computed.
 */
export function scoreOncogenicity(criteria: readonly Criterion[], scheme: OncogenicityScheme = ONCOGENICITY_SCHEME): Oncogenicity {
  const standing: Criterion[] = [];
  const counted: CountedCriterion[] = [];
  const suppressed: { code: string; by: string }[] = [];
  let points = 0;
  const codes = new Set(criteria.map(({ code }) => code));
  for (const [code, value] of ONCOGENICITY_CRITERIA) {
    if (!codes.has(code)) continue;
    const given = criteria.filter((criterion) => criterion.code === code);
    const criterion = given.find((candidate) => candidate.nucleotideSpecific) ?? given[0];
    if (criterion === undefined) continue;
    const by = suppressorOf(criterion, standing);
    if (by !== null) {
      suppressed.push({ code, by });
      continue;
    }
    standing.push(criterion);
    counted.push(countedOnce(code, given));
    points += value;
  }
  return {
    scheme,
    points,
    class: standing.length === 0 ? 'not assessed' : classOfPoints(points, scheme),
    criteria: counted,
    suppressed,
  };
}

function countedOnce(code: OncogenicityCode, given: readonly Criterion[]): CountedCriterion {
  const computed = [...new Set(given.flatMap(({ source, entered }) => (entered ? [] : [source])))].sort(byText);
  const entered = given
    .flatMap((criterion) => criterion.entered ?? [])
    .sort((a, b) => byText(a.at ?? '', b.at ?? '') || byText(a.by ?? '', b.by ?? '') || byText(a.reason, b.reason));
  const reasons = [...new Set(entered.map(({ reason }) => reason))];
  return { code, source: (computed.length > 0 ? computed : reasons).join('; '), ...(entered.length > 0 ? { entered } : {}) };
}

function suppressorOf(criterion: Criterion, standing: readonly Criterion[]): OncogenicityCode | null {
  const rule = EXCLUSIONS[criterion.code];
  if (!rule || (rule.unlessNucleotideSpecific && criterion.nucleotideSpecific)) return null;
  return rule.by.find((code) => standing.some((other) => other.code === code)) ?? null;
}

/** ≥ 10 oncogenic · 6–9 likely oncogenic · 0–5 VUS · −1…−6 likely benign · ≤ −7 benign (Horak 2022, table 3); the upper two by scheme. */
export function classOfPoints(points: number, scheme: OncogenicityScheme = ONCOGENICITY_SCHEME): OncogenicityClass {
  const { oncogenic, likelyOncogenic } = ONCOGENICITY_SCHEMES[scheme];
  if (points >= oncogenic) return 'oncogenic';
  if (points >= likelyOncogenic) return 'likely oncogenic';
  if (points >= 0) return 'VUS';
  return points >= -6 ? 'likely benign' : 'benign';
}

export const isAtLeastLikelyOncogenic = (oncogenicity: Oncogenicity): boolean =>
  oncogenicity.class === 'oncogenic' || oncogenicity.class === 'likely oncogenic';
export const isBenign = (oncogenicity: Oncogenicity): boolean => oncogenicity.class === 'benign' || oncogenicity.class === 'likely benign';
