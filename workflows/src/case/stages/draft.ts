import { compute } from '../activities.ts';
import { machineStage } from '../machine-stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

export const draft = (context: StageContext): Promise<StageOutcome> =>
  machineStage('draft', context, (key) => compute.draftRecommendation(key));
