import { ActivityFailure, isCancellation, patched } from '@temporalio/workflow';
import { PATCHES } from '../../shared/patches.ts';
import { compute, narrate } from '../activities.ts';
import { machineStage } from '../machine-stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

/** A model may word the draft; without its answer the template does (LLM-14). */
export async function draft(context: StageContext): Promise<StageOutcome> {
  if (patched(PATCHES.narrateBeforeDraft)) await askForWording(context);
  return machineStage('draft', context, (key) => compute.draftRecommendation(key));
}

async function askForWording({ caseId, run }: StageContext): Promise<void> {
  try {
    await narrate.narrateDraft({ caseId, run });
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
  }
}
