import type { ActivityPorts } from '@consilium/activities';
import { folderBlobStore } from '@consilium/adapters';
import type { Config } from '@consilium/config';
import { createReportRenderer } from '@consilium/interop';
import { prioritizeSetting, starterRelease } from '@consilium/knowledge';
import { caseWork, knowledgeReleases } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { createEvidenceDesk } from '@consilium/retrieval';
import { variantReader } from './annotate/variant-reader.ts';

/** Builds what the activities reach the world through, and makes sure that the built-in pack is among the releases. */
export async function activityPorts(config: Config, database: Database): Promise<ActivityPorts> {
  const knowledge = knowledgeReleases(database);
  const starter = starterRelease();
  // Each edition is a release of its own, so that an update of the program leaves what former cases were pinned to.
  await knowledge.register(`${starter.id}-${starter.sha256.slice(0, 8)}`, starter.content);
  return {
    cases: caseWork(database),
    blobs: folderBlobStore(config.blobDir),
    knowledge,
    variants: variantReader,
    desk: createEvidenceDesk(),
    reports: createReportRenderer(),
    clock: { now: () => new Date().toISOString() },
    rules: prioritizeSetting(),
  };
}
