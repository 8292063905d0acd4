import type { SearchModels } from '../search/vector/evaluate-vectors.ts';
import { createEmbedder } from './embedders.ts';
import type { ModelSettings } from './model-settings.ts';
import { createReranker } from './reranker.ts';
import type { SearchModelParts } from './search-model.ts';

export interface SearchModelsParts extends Omit<SearchModelParts, 'settings'> {
  /** The site's endpoint with its bounds; its chat model is not asked here. */
  readonly settings: ModelSettings;
  readonly embeddingModel: string | null;
  readonly rerankModel: string | null;
}

/**
 * The search models of the site, behind the guards of every call out; null where none is named. They get at most half of what a day allows: reading a
 * large release once must not leave the drafts without their model. Anthropic has neither kind.
 */
export function createSearchModels({ settings, embeddingModel, rerankModel, ...parts }: SearchModelsParts): SearchModels | null {
  const { provider, tokensPerDay, costMicrosPerDay } = settings;
  if (provider === 'anthropic' || (embeddingModel === null && rerankModel === null)) return null;
  const half = {
    ...settings,
    tokensPerDay: Math.floor(tokensPerDay / 2),
    costMicrosPerDay: costMicrosPerDay === null ? null : Math.floor(costMicrosPerDay / 2),
  };
  return {
    ...(embeddingModel === null ? {} : { embedder: createEmbedder({ ...parts, settings: { ...half, provider, model: embeddingModel } }) }),
    ...(rerankModel === null ? {} : { reranker: createReranker({ ...parts, settings: { ...half, model: rerankModel } }) }),
  };
}
