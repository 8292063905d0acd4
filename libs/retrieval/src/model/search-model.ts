import type { Clock } from '@consilium/domain';
import type { ModelGuards, OutboundCall } from '@consilium/domain/evidence';
import { isAllowedHost } from './allowed-host.ts';
import { destinationOf } from './model-settings.ts';
import type { ModelSettings } from './model-settings.ts';
import { costOf, estimatedTokens } from './spending.ts';
import type { Spending } from './spending.ts';
import { newSighting, watchedFetch } from './watched-fetch.ts';

export interface SearchModelParts {
  /** The model is the embedding or reranking model. */
  readonly settings: ModelSettings;
  readonly guards: ModelGuards;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** The board whose stop switch counts beside those of site and model. */
  readonly board?: string;
}

/** A batch of vectors is longer than any text. */
export const SEARCH_ANSWER_BYTES = 32 * 1024 * 1024;

const MESSAGES = {
  'SEARCH_MODEL.STOPPED': 'A stop switch of site, model or board is on',
  'SEARCH_MODEL.DESTINATION_REFUSED': 'The address of the search model is not on the list of allowed hosts (LLM_ALLOWED_HOSTS)',
  'SEARCH_MODEL.CAP_REACHED': 'What search models may use of a day (half of LLM_TOKENS_PER_DAY and of LLM_COST_PER_DAY) would be passed',
  'SEARCH_MODEL.UNAVAILABLE': 'The search model gave no answer',
  'SEARCH_MODEL.INVALID': 'The search model answered with something else than one value for each text',
} as const;
type SearchModelCode = keyof typeof MESSAGES;

/** Retrieval goes on without the model. The message tells nothing of the texts. */
export class SearchModelFailed extends Error {
  readonly code: SearchModelCode;
  constructor(code: SearchModelCode) {
    super(`${MESSAGES[code]}: the search goes on without it.`);
    this.code = code;
  }
}

export interface SearchCall<T> {
  readonly purpose: OutboundCall['purpose'];
  readonly fields: readonly string[];
  readonly texts: readonly string[];
  readonly send: (fetch: typeof globalThis.fetch, signal: AbortSignal) => Promise<T>;
}

/** A call for vectors or scores under the guards of every call out: stop switch, allow-list, caps, entry before bytes. Throws `SearchModelFailed`. */
export async function underGuards<T>(parts: SearchModelParts, caps: Spending, { purpose, fields, texts, send }: SearchCall<T>): Promise<T> {
  const { settings, guards, fetch, clock, board = '' } = parts;
  if ((await guards.stopped(settings.model, board)).length > 0) throw new SearchModelFailed('SEARCH_MODEL.STOPPED');
  if (!isAllowedHost(settings)) throw new SearchModelFailed('SEARCH_MODEL.DESTINATION_REFUSED');
  const tokens = { input: estimatedTokens(texts.reduce((sum, { length }) => sum + length, 0)), output: 0 };
  const giveBack = await caps.reserve(tokens, 0);
  if (giveBack === null) throw new SearchModelFailed('SEARCH_MODEL.CAP_REACHED');
  const destination = destinationOf(settings) ?? '';
  const entry = { purpose, destination, provider: settings.provider, model: settings.model, fields };
  const signal = AbortSignal.timeout(settings.timeoutMs);
  const record = (bytes: Pick<OutboundCall, 'requestSha256' | 'bytes'>): Promise<void> => guards.recordCall({ ...entry, ...bytes }, null);
  const watch = { fetch, destination, signal, maxAnswerBytes: SEARCH_ANSWER_BYTES, record, now: () => Date.parse(clock.now()) };
  try {
    const answer = await send(watchedFetch(watch, newSighting()), signal).catch((): never => {
      throw new SearchModelFailed('SEARCH_MODEL.UNAVAILABLE');
    });
    await guards.recordUse({ tokens, costMicros: costOf(tokens, settings.pricesMicros), model: settings.model, destination }, null);
    return answer;
  } finally {
    giveBack();
  }
}
