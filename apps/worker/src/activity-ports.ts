import type { ActivityPorts } from '@consilium/activities';
import { folderBlobStore, guardedFetch } from '@consilium/adapters';
import type { Config, ModelConfig } from '@consilium/config';
import { createReportRenderer } from '@consilium/interop';
import { prioritizeSetting, starterRelease } from '@consilium/knowledge';
import type { Logger } from '@consilium/observability';
import { caseWork, corpora, knowledgeReleases, modelGuards, recordModelSetting } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { DEFAULT_ANSWER_BYTES, PROMPT_VERSION, createNarrator } from '@consilium/retrieval';
import type { Narrator } from '@consilium/domain/evidence';
import { evidenceDesk } from './retrieve/evidence-desk.ts';
import { variantReader } from './annotate/variant-reader.ts';

/** Builds what the activities reach the world through, and makes sure that the built-in pack is among the releases. */
export async function activityPorts(config: Config, database: Database, logger: Pick<Logger, 'info'>): Promise<ActivityPorts> {
  const knowledge = knowledgeReleases(database);
  const starter = starterRelease();
  // Each edition is a release of its own, so that an update of the program leaves what former cases were pinned to.
  await knowledge.register(`${starter.id}-${starter.sha256.slice(0, 8)}`, starter.content);
  await recordModelSetting(database, config.model && settingOf(config.model));
  return {
    cases: caseWork(database),
    blobs: folderBlobStore(config.blobDir),
    knowledge,
    variants: variantReader,
    desk: await evidenceDesk(config.model, database, CLOCK, (line) => logger.info(line)),
    corpora: corpora(database),
    narrator: config.model === null ? null : narratorOf(config.model, database),
    reports: createReportRenderer(),
    clock: CLOCK,
    rules: prioritizeSetting(),
  };
}

const CLOCK = { now: () => new Date().toISOString() };

const settingOf = ({ provider, model, baseUrl, secondReader }: ModelConfig) => ({
  provider,
  model,
  destination: new URL(baseUrl).host,
  promptVersion: PROMPT_VERSION,
  secondReader,
});

const narratorOf = (model: ModelConfig, database: Database): Narrator =>
  createNarrator({
    settings: model,
    guards: modelGuards(database),
    fetch: guardedFetch({ allowedHosts: model.allowedHosts, maxResponseBytes: DEFAULT_ANSWER_BYTES, timeoutMs: model.timeoutMs }),
    clock: CLOCK,
  });
