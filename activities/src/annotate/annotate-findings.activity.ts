import { currentFile } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { ComputeActivities } from '../activities.ts';
import { lastingFailure } from '../failures.ts';
import { resultOf } from '../stage-result.ts';

export const annotateFindings =
  ({ cases, blobs, knowledge, variants }: ActivityPorts): ComputeActivities['annotateFindings'] =>
  async ({ caseId, run }) => {
    const record = await cases.record(caseId);
    const file = currentFile(record.files);
    if (file === null) throw lastingFailure('INTAKE.FILE_MISSING', 'the case has no file');
    const snapshot = await knowledge.snapshot(record.knowledge);
    const sample = await variants.read(file, blobs.open(file.sha256), snapshot, record.sample.assayed);
    return resultOf(await cases.saveStep({ caseId, run }, 'annotation', sample));
  };
