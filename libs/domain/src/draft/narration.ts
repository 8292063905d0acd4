import type { Instant, Sha256 } from '../shared/primitives.ts';
import type { DraftSentence } from './sentence.ts';

/**
 * Why a model gave nothing that could be used. The case goes on with the template in every one of them (LLM-14).
 *
 * | code | meaning |
 * |---|---|
 * | MODEL.NOT_CONFIGURED | the site has no model |
 * | MODEL.STOPPED | a stop switch of site, model or board is on (AIO-06) |
 * | MODEL.DESTINATION_REFUSED | the address is not on the allow-list |
 * | MODEL.CIRCUIT_OPEN | it failed several times in a row and is left alone for a while |
 * | MODEL.CAP_REACHED | a cap on time, tokens or cost would be, or was, passed |
 * | MODEL.UNAVAILABLE | no answer: refused, 429, 5xx, cut stream |
 * | MODEL.WRONG_MODEL | another model answered than the one asked |
 * | MODEL.REFUSED | the model declined |
 * | MODEL.OUTPUT_INVALID | no output under the schema, also after the one repair |
 * | MODEL.OUTPUT_TOO_LARGE | the answer passed the size cap |
 * | MODEL.CLAIMS_DROPPED | more than a fifth of its sentences, or all, failed the gate |
 * | MODEL.FAILED | anything else |
 */
export const MODEL_FAILURES = [
  'MODEL.NOT_CONFIGURED',
  'MODEL.STOPPED',
  'MODEL.DESTINATION_REFUSED',
  'MODEL.CIRCUIT_OPEN',
  'MODEL.CAP_REACHED',
  'MODEL.UNAVAILABLE',
  'MODEL.WRONG_MODEL',
  'MODEL.REFUSED',
  'MODEL.OUTPUT_INVALID',
  'MODEL.OUTPUT_TOO_LARGE',
  'MODEL.CLAIMS_DROPPED',
  'MODEL.FAILED',
] as const;
export type ModelFailure = (typeof MODEL_FAILURES)[number];

export const MODEL_PROVIDERS = ['openai', 'anthropic', 'ollama'] as const;
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];

/** What was asked of a model and what came of it (AIO-01). No text of prompt or answer: hashes. */
export interface ModelUse {
  readonly provider: ModelProvider;
  /** As configured. */
  readonly model: string;
  /** As the endpoint answered, or null. */
  readonly answeredBy: string | null;
  /** Host of the endpoint, without path or query. */
  readonly destination: string;
  readonly promptVersion: string;
  /** Over the exact messages that were sent; null when nothing was sent. */
  readonly promptSha256: Sha256 | null;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly outputSha256: Sha256 | null;
  readonly outcome: 'used' | 'template';
  readonly failure: ModelFailure | null;
  readonly repaired: boolean;
  /** Sentences that the model proposed, kept and dropped, and the dropped by code. */
  readonly guard: {
    readonly proposed: number;
    readonly kept: number;
    readonly dropped: number;
    readonly byCode: Readonly<Record<string, number>>;
  };
  readonly calls: number;
  readonly milliseconds: number;
  readonly tokens: { readonly input: number; readonly output: number } | null;
  /** In millionths of the currency of the configured prices, or null without prices. */
  readonly costMicros: number | null;
  readonly at: Instant;
}

/** The model's own order of options with reasons. It is read beside the rules' order and changes nothing. */
export interface SecondReading {
  readonly order: readonly { readonly therapies: readonly string[]; readonly reason: string }[];
  /** Where it differs from the rules, in our own words. */
  readonly disagreements: readonly string[];
  readonly model: ModelUse;
}

/** What a model proposed for one run of a case, before the gate. Stored, so that a draft can be made anew from it. */
export interface Narration {
  readonly schema: 'consilium/narration/1';
  readonly sentences: readonly DraftSentence[];
  readonly secondReading: SecondReading | null;
  readonly use: ModelUse | null;
  readonly failure: ModelFailure | null;
}

/** One call that leaves the house, as the trail keeps it: field names and hashes, no text. Written before the bytes go. */
export interface OutboundCall {
  readonly purpose: 'draft' | 'repair' | 'second-reading' | 'ask' | 'embedding' | 'rerank' | 'evaluation';
  readonly destination: string;
  readonly provider: ModelProvider;
  readonly model: string;
  /** Names of the allow-listed fields that the request carries. */
  readonly fields: readonly string[];
  readonly requestSha256: Sha256;
  readonly bytes: number;
}
