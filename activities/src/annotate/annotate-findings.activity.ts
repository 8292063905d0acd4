import { currentFiles, mergeSamples } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { ComputeActivities } from '../activities.ts';
import { lastingFailure } from '../failures.ts';
import { resultOf } from '../stage-result.ts';

export const annotateFindings =
  ({ cases, blobs, knowledge, variants }: ActivityPorts): ComputeActivities['annotateFindings'] =>
  async ({ caseId, run }) => {
    const record = await cases.record(caseId);
    const snapshot = await knowledge.snapshot(record.knowledge);
    const samples = [];
    for (const file of currentFiles(record.files)) {
      const reading = await variants.read(file, blobs.open(file.sha256), snapshot, record.sample.assayed);
      if (!reading.ok) throw lastingFailure(reading.refusal.code, 'the file could not be read to its end');
      samples.push(reading.value);
    }
    return resultOf(await cases.saveStep({ caseId, run }, 'annotation', mergeSamples(samples)));
  };
