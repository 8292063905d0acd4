/**
 * Why intake stopped a case. Quality can be waived with a reason; consent, mixed builds and unreadable files can't: they are resolved or the
 * case is rejected (1-product, stage table).
 */
export const HOLD_CODES = [
  'INTAKE.CONSENT_MISSING',
  'INTAKE.CONSENT_WITHDRAWN',
  'INTAKE.QUESTION_MISSING',
  'INTAKE.TUMOR_TYPE_UNMAPPED',
  'INTAKE.FILE_MISSING',
  'INTAKE.BUILD_UNKNOWN',
  'INTAKE.BUILDS_MIXED',
  'INTAKE.TUMOR_SAMPLE_UNKNOWN',
  'INTAKE.QUALITY_LOW',
  'CASE.STAGE_FAILED',
] as const;
export type HoldCode = (typeof HOLD_CODES)[number];

export interface Hold {
  readonly code: HoldCode;
  /** One sentence: the thing, the place, the way out. */
  readonly message: string;
  readonly waivable: boolean;
  /** Who can resolve it. */
  readonly owner: 'coordinator' | 'laboratory' | 'oncologist' | 'operator';
}
