export { caseWorkflow } from './case/case.workflow.ts';
export { followUpWorkflow } from './follow-up/follow-up.workflow.ts';
