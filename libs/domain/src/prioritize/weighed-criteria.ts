import type { OncogenicityCode } from './oncogenicity-criteria.ts';
import type { Criterion } from './score-oncogenicity.ts';

/** What one source of evidence says: the criteria it meets, and those it could not decide. A criterion in neither was looked at and is not met. */
export interface WeighedCriteria {
  readonly met: readonly Criterion[];
  readonly open: readonly OpenCriterion[];
}

export interface OpenCriterion {
  readonly code: OncogenicityCode;
  /** Why it could not be decided, and what would decide it. */
  readonly why: string;
}

export const NOTHING_WEIGHED: WeighedCriteria = { met: [], open: [] };

export const met = (code: OncogenicityCode, source: string): WeighedCriteria => ({ met: [{ code, source }], open: [] });

export const undecided = (codes: readonly OncogenicityCode[], why: string): WeighedCriteria => ({
  met: [],
  open: codes.map((code) => ({ code, why })),
});

export function together(...parts: readonly WeighedCriteria[]): WeighedCriteria {
  const said = parts.filter((part) => part !== NOTHING_WEIGHED);
  const [only] = said;
  if (only === undefined) return NOTHING_WEIGHED;
  return said.length === 1 ? only : { met: said.flatMap((part) => part.met), open: said.flatMap((part) => part.open) };
}
