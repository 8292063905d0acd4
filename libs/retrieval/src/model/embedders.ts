import type { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from '../search/vector/embedder.ts';
import { SearchModelFailed, underGuards } from './search-model.ts';
import type { SearchModelParts } from './search-model.ts';
import type { ModelSettings } from './model-settings.ts';
import { spending } from './spending.ts';

export interface EmbedderParts extends SearchModelParts {
  /** `anthropic` has no embeddings. */
  readonly settings: Omit<ModelSettings, 'provider'> & { readonly provider: 'openai' | 'ollama' };
}

const BATCH = 64;

/**
 * Vectors from the site's endpoint, batch by batch. Only texts of the corpora and queries made of facets may be given to it: nothing here takes out
 * identifiers. Throws `SearchModelFailed`.
 */
export function createEmbedder(parts: EmbedderParts): Embedder {
  const { settings, guards } = parts;
  const caps = spending(settings, guards);
  return {
    name: `${settings.provider}:${settings.model}`,
    embed: async (texts) => {
      const vectors: (readonly number[])[] = [];
      for (let at = 0; at < texts.length; at += BATCH) {
        const batch = texts.slice(at, at + BATCH);
        const send = async (fetch: typeof globalThis.fetch): Promise<unknown> =>
          (await clientOf(settings, fetch)).embedDocuments([...batch]);
        vectors.push(
          ...checked(await underGuards(parts, caps, { purpose: 'embedding', fields: ['texts'], texts: batch, send }), batch.length),
        );
      }
      return vectors;
    },
  };
}

/** Loaded at the first call, as in `chat-provider.ts`. */
async function clientOf(settings: EmbedderParts['settings'], fetch: typeof globalThis.fetch): Promise<Embeddings> {
  if (settings.provider === 'ollama') {
    const { OllamaEmbeddings } = await import('@langchain/ollama');
    return new OllamaEmbeddings({ model: settings.model, baseUrl: settings.baseUrl, maxRetries: 0, truncate: true, fetch });
  }
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  return new OpenAIEmbeddings({
    model: settings.model,
    apiKey: settings.apiKey ?? 'none',
    maxRetries: 0,
    batchSize: BATCH,
    encodingFormat: 'float',
    configuration: { baseURL: settings.baseUrl, fetch, organization: null, project: null, logLevel: 'off' },
  });
}

/** One vector a text, all of one length, all finite numbers: anything else would silently spoil the order of the hits. */
function checked(vectors: unknown, count: number): readonly (readonly number[])[] {
  const lists: readonly unknown[] = Array.isArray(vectors) ? vectors : [];
  const read = lists.filter(isVector);
  const length = read[0]?.length ?? 0;
  if (read.length !== count || length === 0 || read.some((vector) => vector.length !== length))
    throw new SearchModelFailed('SEARCH_MODEL.INVALID');
  return read;
}

const isVector = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((part) => Number.isFinite(part));
