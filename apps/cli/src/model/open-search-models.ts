import { guardedFetch } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { SEARCH_ANSWER_BYTES, createSearchModels } from '@consilium/retrieval';
import type { SearchModels } from '@consilium/retrieval';
import { fileGuards } from './file-guards.ts';

const CLOCK = { now: () => new Date().toISOString() };

/** The search models of the installation behind the same guards as the server's; null where none is configured. */
export function openSearchModels({ model, home }: OperatorConfig): SearchModels | null {
  if (model === null) return null;
  const { allowedHosts, timeoutMs, embeddingModel, rerankModel } = model;
  return createSearchModels({
    settings: model,
    embeddingModel,
    rerankModel,
    guards: fileGuards(home, CLOCK),
    fetch: guardedFetch({ allowedHosts, maxResponseBytes: SEARCH_ANSWER_BYTES, timeoutMs }),
    clock: CLOCK,
  });
}
