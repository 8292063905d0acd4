import { compute } from '../activities.ts';
import { machineStage } from '../machine-stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

export const prioritize = (context: StageContext): Promise<StageOutcome> =>
  machineStage('prioritize', context, (key) => compute.prioritizeFindings(key));
