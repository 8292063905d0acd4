import { compute } from '../activities.ts';
import { machineStage } from '../machine-stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

export const annotate = (context: StageContext): Promise<StageOutcome> =>
  machineStage('annotate', context, (key) => compute.annotateFindings(key));
