import type { CaseRecord } from '@consilium/domain';

export type { CaseStatus, Consent, Hold, Instant, ReleaseRef, RuleSetRef, Stage } from '@consilium/domain';
export type Diagnosis = CaseRecord['diagnosis'];
