import type { Stage } from '@consilium/domain';

/** Start of a case's workflow. Everything else is read from Postgres, which owns the case. */
export interface CaseStart {
  readonly caseId: string;
  /** 0 for the original; amendments, corrections, addenda and rescissions count up and run as `case:<id>:rev:<n>`. */
  readonly revision: number;
}

/** An act by its id; what it says is in Postgres. */
export interface CaseTold {
  readonly actId: string;
}

export interface CaseProgress {
  readonly stage: Stage;
  readonly waiting: boolean;
}

export type CaseOutcome =
  { readonly kind: 'issued'; readonly caseId: string } | { readonly kind: 'ended'; readonly caseId: string; readonly status: string };
