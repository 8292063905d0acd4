import type { ActivityPorts } from '@consilium/activities';
import { folderBlobStore } from '@consilium/adapters';
import type { Config } from '@consilium/config';
import { DEFAULT_PRIORITIZE_POLICY, RULE_SET_ID, RULE_SET_VERSION, ruleSetContent } from '@consilium/domain';
import { createReportRenderer } from '@consilium/interop';
import { starterRelease } from '@consilium/knowledge';
import { digestOf } from '@consilium/ledger';
import { caseWork, knowledgeReleases } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { createEvidenceDesk } from '@consilium/retrieval';
import { variantReader } from './annotate/variant-reader.ts';

/** Builds what the activities reach the world through, and makes sure that the built-in pack is among the releases. */
export async function activityPorts(config: Config, database: Database): Promise<ActivityPorts> {
  const knowledge = knowledgeReleases(database);
  const starter = starterRelease();
  await knowledge.register(starter.id, starter.content);
  return {
    cases: caseWork(database),
    blobs: folderBlobStore(config.blobDir),
    knowledge,
    variants: variantReader,
    desk: createEvidenceDesk(),
    reports: createReportRenderer(),
    clock: { now: () => new Date().toISOString() },
    rules: {
      policy: DEFAULT_PRIORITIZE_POLICY,
      ruleSet: { id: RULE_SET_ID, version: RULE_SET_VERSION, sha256: digestOf(ruleSetContent(DEFAULT_PRIORITIZE_POLICY)) },
    },
  };
}
