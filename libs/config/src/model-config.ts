import type { ModelEnvironment } from './settings.ts';

/** The model of the site and the bounds it is asked within. */
export interface ModelConfig {
  readonly provider: 'openai' | 'anthropic' | 'ollama';
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /** `host` or `host:port`. */
  readonly allowedHosts: readonly string[];
  readonly timeoutMs: number;
  readonly maxOutputTokens: number;
  readonly tokensPerCase: number;
  readonly tokensPerDay: number;
  /** For a million tokens, in millionths of the site's currency. */
  readonly pricesMicros: { readonly input: number; readonly output: number } | null;
  readonly costMicrosPerDay: number | null;
  readonly secondReader: boolean;
  readonly embeddingModel: string | null;
  readonly rerankModel: string | null;
  /** Name the endpoint answers with where it differs from the asked one. */
  readonly answersAs: string | null;
  readonly outputMode: 'schema' | 'json' | 'text';
}

const DEFAULT_URL = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com',
  ollama: 'http://127.0.0.1:11434',
} as const;

/** Null: the site has no model. */
export function modelConfigOf(from: ModelEnvironment): ModelConfig | null {
  if (from.LLM_MODEL === undefined) return null;
  const baseUrl = from.LLM_BASE_URL ?? DEFAULT_URL[from.LLM_PROVIDER];
  const hosts = from.LLM_ALLOWED_HOSTS?.split(',').map((host) => host.trim().toLowerCase());
  return {
    provider: from.LLM_PROVIDER,
    model: from.LLM_MODEL,
    baseUrl,
    apiKey: from.LLM_API_KEY ?? null,
    allowedHosts: hosts?.filter((host) => host !== '') ?? [new URL(baseUrl).host],
    timeoutMs: from.LLM_TIMEOUT_SECONDS * 1000,
    maxOutputTokens: from.LLM_MAX_OUTPUT_TOKENS,
    tokensPerCase: from.LLM_TOKENS_PER_CASE,
    tokensPerDay: from.LLM_TOKENS_PER_DAY,
    pricesMicros:
      from.LLM_PRICE_INPUT === undefined || from.LLM_PRICE_OUTPUT === undefined
        ? null
        : { input: from.LLM_PRICE_INPUT * MICROS, output: from.LLM_PRICE_OUTPUT * MICROS },
    costMicrosPerDay: from.LLM_COST_PER_DAY === undefined ? null : from.LLM_COST_PER_DAY * MICROS,
    secondReader: from.LLM_SECOND_READER,
    answersAs: from.LLM_ANSWERS_AS ?? null,
    outputMode: from.LLM_OUTPUT_MODE,
    embeddingModel: from.LLM_EMBEDDING_MODEL ?? null,
    rerankModel: from.LLM_RERANK_MODEL ?? null,
  };
}

const MICROS = 1_000_000;
