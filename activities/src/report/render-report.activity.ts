import { signDecision } from '@consilium/domain';
import type { ReportArtifact } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { ComputeActivities } from '../activities.ts';

/**
 * Renders the one signed decision; the blob store keeps each rendering under its SHA-256, so a repeat stores nothing new. What was rendered is kept in
 * Postgres, never in the message. The record is read first: whatever changes after it makes the rendering one of a former case version.
 */
export const renderReport =
  ({ cases, blobs, reports }: ActivityPorts): ComputeActivities['renderReport'] =>
  async ({ caseId }) => {
    const record = await cases.record(caseId);
    const [review, current] = await Promise.all([cases.review(caseId), cases.decision(caseId)]);
    const signed = signDecision(current.decision, current.contentSha256, review);
    if (!signed.ok) return { kind: 'not-signed' };
    const artifacts: ReportArtifact[] = [];
    for (const { kind, bytes } of await reports.render(signed.value, record)) {
      const stored = await blobs.put(once(bytes));
      artifacts.push({ kind, ...stored });
    }
    const { version } = current.decision;
    await cases.saveRendering(caseId, { decisionVersion: version, caseVersion: record.version, artifacts });
    return { kind: 'rendered', version };
  };

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
