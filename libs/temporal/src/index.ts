export { caseWorkflowId, createCaseEngine } from './case-engine.ts';
export type { CaseEngineOptions } from './case-engine.ts';
export { connectWorker, createCaseWorker } from './case-worker.ts';
export type { TemporalAddress } from './connection.ts';
export { heartbeatInterceptor } from './heartbeat.ts';
export { repairUntoldActs, startSweep } from './sweep.ts';
export { workflowBundle } from './workflow-bundle.ts';
export { temporalClient } from './temporal-client.ts';
export type { TemporalClient } from './temporal-client.ts';
