import type { ModelProvider } from '@consilium/domain/evidence';

/** How the name that an endpoint answers with is held against the name that was asked. */
export const MODEL_MATCHES = ['exact', 'prefix', 'any'] as const;
export type ModelMatch = (typeof MODEL_MATCHES)[number];

/** Structured output as the endpoint knows it: a strict schema, JSON without one, or nothing; the answer is read against our schema in each case. */
export const OUTPUT_MODES = ['schema', 'json', 'text'] as const;
export type OutputMode = (typeof OUTPUT_MODES)[number];

/** The model of the site and the bounds it is asked within. Money is in millionths of the site's currency. */
export interface ModelSettings {
  readonly provider: ModelProvider;
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /** `host` or `host:port`; a host without port means the port of its scheme. */
  readonly allowedHosts: readonly string[];
  /** For everything that is asked about one case: repair, waiting and second reading included. */
  readonly timeoutMs: number;
  readonly maxOutputTokens: number;
  readonly tokensPerCase: number;
  readonly tokensPerDay: number;
  /** For a million tokens. */
  readonly pricesMicros: { readonly input: number; readonly output: number } | null;
  readonly costMicrosPerDay: number | null;
  readonly secondReader: boolean;
  /** 0 unless told; null is not sent at all, for models that refuse one. */
  readonly temperature?: number | null;
  /** `prefix` unless told: a dated release of the asked model is the asked model. */
  readonly modelMatch?: ModelMatch;
  /** Name the endpoint answers with where it differs from the asked one, as a deployment's does. */
  readonly answersAs?: string | null;
  readonly outputMode?: OutputMode;
  readonly maxAnswerBytes?: number;
  /** Room for passages in the prompt, in characters. */
  readonly maxPassageCharacters?: number;
}

export const DEFAULT_ANSWER_BYTES = 512 * 1024;
export const DEFAULT_PASSAGE_CHARACTERS = 60_000;

export const temperatureOf = ({ temperature = 0 }: Pick<ModelSettings, 'temperature'>): { readonly temperature?: number } =>
  temperature === null ? {} : { temperature };

/** Parameters as the provenance shows them. */
export const parametersOf = (settings: ModelSettings): Readonly<Record<string, string | number | boolean>> => ({
  ...temperatureOf(settings),
  maxOutputTokens: settings.maxOutputTokens,
  timeoutMs: settings.timeoutMs,
  outputMode: settings.outputMode ?? 'schema',
});

/** Host with port as it stands in an allow-list; null when the address is none. */
export function destinationOf(settings: Pick<ModelSettings, 'baseUrl'>): string | null {
  return URL.canParse(settings.baseUrl) ? new URL(settings.baseUrl).host : null;
}
