import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { followUpWorkflow } from '../../follow-up/follow-up.workflow.ts';
import { records } from '../activities.ts';
import { PASSED } from '../stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

/** Plans the tasks and hands them to a workflow of their own, which outlives this one. An amended case has it already. */
export async function followUp({ caseId }: StageContext): Promise<StageOutcome> {
  await records.planFollowUp({ caseId });
  try {
    await startChild(followUpWorkflow, {
      args: [{ caseId }],
      workflowId: `follow-up:${caseId}`,
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'WorkflowExecutionAlreadyStartedError') throw error;
  }
  return PASSED;
}
