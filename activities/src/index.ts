export { createActivities } from './create-activities.ts';
export type { Activities, ComputeActivities, NarrateActivities, NoticeActivities, RecordActivities } from './activities.ts';
export type { CaseRun, StageResult } from './activity-types.ts';
export type { ActivityPorts } from './ports.ts';
