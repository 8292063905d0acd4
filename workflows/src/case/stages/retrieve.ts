import { compute } from '../activities.ts';
import { machineStage } from '../machine-stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

export const retrieve = (context: StageContext): Promise<StageOutcome> =>
  machineStage('retrieve', context, (key) => compute.retrieveEvidence(key));
