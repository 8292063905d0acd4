import { z } from 'zod';
import type { Reranker } from '../search/vector/reranker.ts';
import { SearchModelFailed, underGuards } from './search-model.ts';
import type { SearchModelParts } from './search-model.ts';
import { spending } from './spending.ts';

const answer = z.object({ results: z.array(z.object({ index: z.int().min(0), relevance_score: z.number() })) });

/**
 * Scores from an endpoint with the `/rerank` that vLLM and others serve beside the OpenAI protocol: `{model, query, documents}` in, one
 * `{index, relevance_score}` a document out. Query and texts are sent as they are: facets and corpora, never a case's own words. Throws
 * `SearchModelFailed`.
 */
export function createReranker(parts: SearchModelParts): Reranker {
  const { settings, guards } = parts;
  const caps = spending(settings, guards);
  return {
    name: `${settings.provider}:${settings.model}`,
    rerank: async (query, texts) => {
      if (texts.length === 0) return [];
      const body = JSON.stringify({ model: settings.model, query, documents: texts });
      const headers = {
        'content-type': 'application/json',
        ...(settings.apiKey === null ? {} : { authorization: `Bearer ${settings.apiKey}` }),
      };
      const send = async (fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<unknown> => {
        const response = await fetch(`${settings.baseUrl.replace(/\/+$/, '')}/rerank`, { method: 'POST', headers, body, signal });
        if (!response.ok) throw new SearchModelFailed('SEARCH_MODEL.UNAVAILABLE');
        return response.json();
      };
      const fields = ['query', 'texts'];
      return scoresOf(await underGuards(parts, caps, { purpose: 'rerank', fields, texts: [query, ...texts], send }), texts.length);
    },
  };
}

/** Exactly one score a text: a text without one would fall to the end unseen, and it may be the evidence against. */
function scoresOf(told: unknown, count: number): readonly number[] {
  const read = answer.safeParse(told);
  const scores = new Map(read.success ? read.data.results.map(({ index, relevance_score }) => [index, relevance_score]) : []);
  const complete = read.success && read.data.results.length === count && scores.size === count;
  if (!complete || [...scores.keys()].some((index) => index >= count)) throw new SearchModelFailed('SEARCH_MODEL.INVALID');
  return Array.from({ length: count }, (_, index) => scores.get(index) ?? 0);
}
