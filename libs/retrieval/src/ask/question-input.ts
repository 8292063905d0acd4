import type { PrioritizeInput } from '@consilium/domain';
import type { UnderstoodQuestion } from '@consilium/domain/evidence';

/** The case that a question describes, as the engine reads it; null without a tumor type. */
export function inputOfQuestion({ tumorType, findings, prior, line }: UnderstoodQuestion): PrioritizeInput | null {
  if (tumorType === null) return null;
  return {
    case: 'question',
    tumorType: { system: 'oncotree', code: tumorType.code },
    build: null,
    assayed: null,
    treatment: { line, prior },
    findings,
  };
}
