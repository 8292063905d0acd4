import type { ActivityPorts } from '../ports.ts';
import type { ComputeActivities } from '../activities.ts';
import { resultOf } from '../stage-result.ts';

export const draftRecommendation =
  ({ cases, desk, clock }: ActivityPorts): ComputeActivities['draftRecommendation'] =>
  async ({ caseId, run }) => {
    const key = { caseId, run };
    const [prioritization, retrieval, narration] = await Promise.all([
      cases.loadStep(key, 'prioritization'),
      cases.loadStep(key, 'retrieval'),
      cases.loadNarration(key),
    ]);
    return resultOf(await cases.saveStep(key, 'draft', await desk.draft(prioritization, retrieval, clock.now(), narration)));
  };
