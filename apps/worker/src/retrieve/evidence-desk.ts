import { guardedFetch } from '@consilium/adapters';
import type { ModelConfig } from '@consilium/config';
import { DEFAULT_POLICY } from '@consilium/domain';
import type { Clock } from '@consilium/domain';
import { modelGuards, recordRetrievalSetting } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { SEARCH_ANSWER_BYTES, createEvidenceDesk, createSearchModels, searchVerdict } from '@consilium/retrieval';

/** The site's board, for its stop switch: retrieval does not know whose case it reads for. */
const BOARD = DEFAULT_POLICY.id;

/** Retrieval and drafting, with the site's search models where the evaluation admits them. */
export async function evidenceDesk(
  model: ModelConfig | null,
  database: Database,
  clock: Clock,
  say: (line: string) => void,
): Promise<ReturnType<typeof createEvidenceDesk>> {
  const models = model && searchModelsOf(model, database, clock);
  if (model === null || models === null) {
    await recordRetrievalSetting(database, null);
    return createEvidenceDesk();
  }
  return createEvidenceDesk({
    models,
    say,
    judged: (evaluation, releases) => recordRetrievalSetting(database, searchVerdict(evaluation, releases, model.baseUrl)),
  });
}

const searchModelsOf = (model: ModelConfig, database: Database, clock: Clock) =>
  createSearchModels({
    settings: model,
    embeddingModel: model.embeddingModel,
    rerankModel: model.rerankModel,
    guards: modelGuards(database),
    fetch: guardedFetch({ allowedHosts: model.allowedHosts, maxResponseBytes: SEARCH_ANSWER_BYTES, timeoutMs: model.timeoutMs }),
    clock,
    board: BOARD,
  });
