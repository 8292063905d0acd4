import type { StepOutcome } from '@consilium/domain';
import type { StageResult } from './activity-types.ts';

/** A repeat is as good as the first time; a run that was overtaken is not. */
export const resultOf = (outcome: StepOutcome): StageResult => (outcome.kind === 'superseded' ? { kind: 'superseded' } : { kind: 'saved' });
