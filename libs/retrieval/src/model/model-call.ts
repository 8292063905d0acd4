import type { PromptMessage } from './prompt/build-prompt.ts';
import type { z } from 'zod';

/** One request to a provider. */
export interface ModelCall {
  readonly messages: readonly PromptMessage[];
  readonly schema: z.ZodType;
  /** Name of the schema for providers that want one. */
  readonly name: string;
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

/** How an answer ended, over all providers. */
export type AnswerEnd = 'whole' | 'cut' | 'refused';

/** An answer as it came, before it is read against a schema. */
export interface ModelAnswer {
  readonly text: string;
  readonly end: AnswerEnd;
  readonly answeredBy: string | null;
  readonly tokens: { readonly input: number; readonly output: number } | null;
}

/** A chat model behind one face. */
export type ChatProvider = (call: ModelCall) => Promise<ModelAnswer>;
