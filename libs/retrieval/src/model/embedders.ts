import { OllamaEmbeddings } from '@langchain/ollama';
import { OpenAIEmbeddings } from '@langchain/openai';
import type { Clock } from '@consilium/domain';
import type { ModelGuards, OutboundCall } from '@consilium/domain/evidence';
import type { Embedder } from '../search/vector/embedder.ts';
import { isAllowedHost } from './allowed-host.ts';
import { destinationOf } from './model-settings.ts';
import type { ModelSettings } from './model-settings.ts';
import { costOf, estimatedTokens, spending } from './spending.ts';
import { newSighting, watchedFetch } from './watched-fetch.ts';

export interface EmbedderParts {
  /** The model is the embedding model; `anthropic` has none. */
  readonly settings: Omit<ModelSettings, 'provider'> & { readonly provider: 'openai' | 'ollama' };
  readonly guards: ModelGuards;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** The board whose stop switch counts beside those of site and model. */
  readonly board?: string;
}

const BATCH = 64;
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Vectors from the site's endpoint, batch by batch, under the guards of every call out. Only texts of the corpora and queries made of facets may be
 * given to it: nothing here takes out identifiers. Throws `EmbeddingFailed`, for retrieval goes on without vectors.
 */
export function createEmbedder(parts: EmbedderParts): Embedder {
  const { settings, guards } = parts;
  const caps = spending(settings, guards);
  return {
    name: `${settings.provider}:${settings.model}`,
    embed: async (texts) => {
      const vectors: (readonly number[])[] = [];
      for (let at = 0; at < texts.length; at += BATCH) vectors.push(...(await embedBatch(parts, caps, texts.slice(at, at + BATCH))));
      return vectors;
    },
  };
}

/** Stable codes; the message says what to do and nothing of the texts. */
export class EmbeddingFailed extends Error {
  readonly code:
    'EMBEDDING.STOPPED' | 'EMBEDDING.DESTINATION_REFUSED' | 'EMBEDDING.CAP_REACHED' | 'EMBEDDING.UNAVAILABLE' | 'EMBEDDING.INVALID';
  constructor(code: EmbeddingFailed['code'], message: string) {
    super(message);
    this.code = code;
  }
}

async function embedBatch(
  parts: EmbedderParts,
  caps: ReturnType<typeof spending>,
  texts: readonly string[],
): ReturnType<Embedder['embed']> {
  const { settings, guards, board = '' } = parts;
  const stops = await guards.stopped(settings.model, board);
  if (stops.length > 0)
    throw new EmbeddingFailed('EMBEDDING.STOPPED', 'A stop switch of site, model or board is on: the search goes on without vectors.');
  if (!isAllowedHost(settings))
    throw new EmbeddingFailed(
      'EMBEDDING.DESTINATION_REFUSED',
      'The address of the embedding model is not on the list of allowed hosts: add it to LLM_ALLOWED_HOSTS.',
    );
  const tokens = { input: estimatedTokens(texts.join('').length), output: 0 };
  const giveBack = await caps.reserve(tokens, 0);
  if (giveBack === null)
    throw new EmbeddingFailed(
      'EMBEDDING.CAP_REACHED',
      'The tokens or the cost allowed for today would be passed: the search goes on without vectors.',
    );
  try {
    return await requestVectors(parts, texts, tokens);
  } finally {
    giveBack();
  }
}

async function requestVectors(
  { settings, guards, fetch, clock }: EmbedderParts,
  texts: readonly string[],
  tokens: { readonly input: number; readonly output: number },
): Promise<readonly (readonly number[])[]> {
  const destination = destinationOf(settings) ?? '';
  const entry = { purpose: 'embedding', destination, provider: settings.provider, model: settings.model, fields: ['texts'] } as const;
  const watch = {
    fetch,
    destination,
    signal: AbortSignal.timeout(settings.timeoutMs),
    maxAnswerBytes: MAX_BYTES,
    record: (bytes: Pick<OutboundCall, 'requestSha256' | 'bytes'>) => guards.recordCall({ ...entry, ...bytes }, null),
    now: () => Date.parse(clock.now()),
  };
  const vectors = await clientOf(settings, watchedFetch(watch, newSighting()))
    .embedDocuments([...texts])
    .catch((): never => {
      throw new EmbeddingFailed(
        'EMBEDDING.UNAVAILABLE',
        `The embedding model at ${destination} gave no answer: the search goes on without vectors.`,
      );
    });
  const costMicros = costOf(tokens, settings.pricesMicros);
  await guards.recordUse({ tokens, costMicros, model: settings.model, destination }, null);
  return checked(vectors, texts.length);
}

const clientOf = (settings: EmbedderParts['settings'], fetch: typeof globalThis.fetch): OpenAIEmbeddings | OllamaEmbeddings =>
  settings.provider === 'ollama'
    ? new OllamaEmbeddings({ model: settings.model, baseUrl: settings.baseUrl, maxRetries: 0, truncate: true, fetch })
    : new OpenAIEmbeddings({
        model: settings.model,
        apiKey: settings.apiKey ?? 'none',
        maxRetries: 0,
        batchSize: BATCH,
        encodingFormat: 'float',
        configuration: { baseURL: settings.baseUrl, fetch, organization: null, project: null, logLevel: 'off' },
      });

/** One vector a text, all of one length, all finite numbers: anything else would silently spoil the order of the hits. */
function checked(vectors: unknown, count: number): readonly (readonly number[])[] {
  const lists: readonly unknown[] = Array.isArray(vectors) ? vectors : [];
  const read = lists.filter(isVector);
  const length = read[0]?.length ?? 0;
  if (read.length !== count || length === 0 || read.some((vector) => vector.length !== length))
    throw new EmbeddingFailed(
      'EMBEDDING.INVALID',
      'The embedding model did not answer with one vector of one length for each text: the search goes on without vectors.',
    );
  return read;
}

const isVector = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((part) => Number.isFinite(part));
