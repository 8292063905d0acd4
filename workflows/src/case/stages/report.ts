import { compute, records } from '../activities.ts';
import { outcomeOf } from '../machine-stage.ts';
import { SENT_BACK } from '../stage.ts';
import type { StageContext, StageOutcome } from '../stage.ts';

/** Renders the signed decision, then publishes it; the database repeats the policy check at that moment. */
export async function report({ caseId, run }: StageContext): Promise<StageOutcome> {
  const rendered = await compute.renderReport({ caseId, run });
  if (rendered.kind === 'not-signed') return SENT_BACK;
  return outcomeOf(await records.publishReport({ caseId, run, version: rendered.version }));
}
