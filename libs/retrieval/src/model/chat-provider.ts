import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BaseMessage } from '@langchain/core/messages';
import { answerOf } from './answer.ts';
import type { ChatProvider, ModelCall } from './model-call.ts';
import { temperatureOf } from './model-settings.ts';
import type { ModelSettings } from './model-settings.ts';
import { charactersIn, estimatedTokens } from './spending.ts';
import { wireSchema } from './wire-schema.ts';

/**
 * The chat models of LangChain. Contract:
 * 1. `_generate` is called, never `invoke`: LangChain's own would send prompt and answer to a tracing service when a `LANGSMITH_TRACING` variable
 *    happens to be set (the hazard of `search/evidence-retriever.ts`).
 * 2. No retry of LangChain or of a provider's own client: each request passes the guards anew.
 * 3. Address and key are always given, so that no environment variable chooses them; headers are cut to a list by the watched fetch.
 * 4. No tool has an effect: Anthropic's one tool is the form of the answer and is never run.
 * 5. A provider's client is loaded at its first call: a site without a model, and with one of another house, never loads it.
 */
export function chatProvider(settings: ModelSettings): ChatProvider {
  switch (settings.provider) {
    case 'openai':
      return async (call) => generate(await openAi(settings, call), call, openAiOptions(settings, call));
    case 'anthropic':
      return async (call) => generate(await anthropic(settings, call), call, anthropicOptions(call));
    case 'ollama':
      return async (call) =>
        generate(await ollama(settings, call), call, settings.outputMode === 'text' ? {} : { format: wireSchema(call.schema) });
  }
}

/** A client without a key refuses to start; endpoints that need none ignore it. */
const NO_KEY = 'none';
const QUIET = { maxRetries: 0, callbacks: [], verbose: false, cache: false };

async function generate(model: BaseChatModel, call: ModelCall, options: Readonly<Record<string, unknown>>): ReturnType<ChatProvider> {
  const { HumanMessage, SystemMessage } = await import('@langchain/core/messages');
  const messages: BaseMessage[] = call.messages.map(({ role, content }) =>
    role === 'system' ? new SystemMessage(content) : new HumanMessage(content),
  );
  const { generations } = await model._generate(messages, { ...options, signal: call.signal });
  const [first] = generations;
  if (first === undefined) throw new TypeError('The endpoint answered without a choice.');
  return answerOf(first);
}

const openAi = async (settings: ModelSettings, call: ModelCall): Promise<BaseChatModel> => {
  const { PlainCompletions } = await import('./plain-completions.ts');
  return new PlainCompletions({
    ...QUIET,
    model: settings.model,
    apiKey: settings.apiKey ?? NO_KEY,
    ...temperatureOf(settings),
    maxTokens: settings.maxOutputTokens,
    timeout: settings.timeoutMs,
    streaming: false,
    // LangChain leaves out the field in which a refusal stands.
    __includeRawResponse: true,
    configuration: { baseURL: settings.baseUrl, fetch: call.fetch, organization: null, project: null, logLevel: 'off' },
  });
};

function openAiOptions(settings: ModelSettings, call: ModelCall): Readonly<Record<string, unknown>> {
  const mode = settings.outputMode ?? 'schema';
  if (mode === 'text') return {};
  if (mode === 'json') return { response_format: { type: 'json_object' } };
  return { response_format: { type: 'json_schema', json_schema: { name: call.name, strict: true, schema: wireSchema(call.schema) } } };
}

const anthropic = async (settings: ModelSettings, call: ModelCall): Promise<BaseChatModel> => {
  const { ChatAnthropic } = await import('@langchain/anthropic');
  return new ChatAnthropic({
    ...QUIET,
    model: settings.model,
    apiKey: settings.apiKey ?? NO_KEY,
    anthropicApiUrl: settings.baseUrl,
    ...temperatureOf(settings),
    maxTokens: settings.maxOutputTokens,
    streaming: false,
    clientOptions: { fetch: call.fetch, authToken: null, timeout: settings.timeoutMs, logLevel: 'off' },
  });
};

const anthropicOptions = ({ name, schema }: ModelCall): Readonly<Record<string, unknown>> => ({
  tools: [{ name, description: 'The form of the answer.', input_schema: wireSchema(schema) }],
  tool_choice: { type: 'tool', name },
});

const ollama = async (settings: ModelSettings, call: ModelCall): Promise<BaseChatModel> => {
  const { ChatOllama } = await import('@langchain/ollama');
  return new ChatOllama({
    ...QUIET,
    model: settings.model,
    baseUrl: settings.baseUrl,
    ...temperatureOf(settings),
    numPredict: settings.maxOutputTokens,
    numCtx: contextOf(settings, call),
    streaming: false,
    fetch: call.fetch,
  });
};

/** Ollama cuts a prompt that is longer than its context from the front, rules first, and says nothing; its default is a few thousand tokens. */
function contextOf({ maxOutputTokens }: ModelSettings, { messages }: ModelCall): number {
  const wanted = estimatedTokens(charactersIn(messages)) + maxOutputTokens;
  return Math.ceil(wanted / CONTEXT_STEP) * CONTEXT_STEP;
}

/** A model is loaded anew for another size, so sizes come in steps. */
const CONTEXT_STEP = 4096;
