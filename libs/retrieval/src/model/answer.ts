import type { BaseMessage } from '@langchain/core/messages';
import type { ChatGeneration } from '@langchain/core/outputs';
import type { AnswerEnd, ModelAnswer } from './model-call.ts';

/** LangChain's message as an answer. What the providers name differently is put under one word here and nowhere else. */
export function answerOf({ message, generationInfo }: ChatGeneration): ModelAnswer {
  const told: Readonly<Record<string, unknown>> = { ...generationInfo, ...message.additional_kwargs, ...message.response_metadata };
  const usage: unknown = Reflect.get(message, 'usage_metadata');
  return {
    text: textOf(message),
    end: endOf(told),
    answeredBy: stringIn(told, 'model_name') ?? stringIn(told, 'model'),
    tokens: tokensIn(usage),
  };
}

/** The arguments of the one tool that is the form of the answer, or the text. */
function textOf(message: BaseMessage): string {
  const calls: unknown = Reflect.get(message, 'tool_calls');
  const form: unknown = Array.isArray(calls) ? calls[0] : undefined;
  if (typeof form === 'object' && form !== null && 'args' in form) return JSON.stringify(form.args);
  return message.text;
}

const CUT = new Set(['length', 'max_tokens', 'model_context_window_exceeded']);
const REFUSED = new Set(['refusal', 'content_filter']);
const WHOLE = new Set(['stop', 'tool_calls', 'end_turn', 'tool_use', 'stop_sequence']);

/** An answer that does not say that it is whole counts as cut. */
function endOf(told: Readonly<Record<string, unknown>>): AnswerEnd {
  if (refusalIn(told['__raw_response'])) return 'refused';
  const reason = stringIn(told, 'finish_reason') ?? stringIn(told, 'stop_reason') ?? stringIn(told, 'done_reason');
  if (reason !== null && REFUSED.has(reason)) return 'refused';
  if (reason !== null && CUT.has(reason)) return 'cut';
  return (reason !== null && WHOLE.has(reason)) || told['done'] === true ? 'whole' : 'cut';
}

function refusalIn(raw: unknown): boolean {
  const choices: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'choices') : undefined;
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const message: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, 'message') : undefined;
  const refusal: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'refusal') : undefined;
  return typeof refusal === 'string' && refusal !== '';
}

function tokensIn(usage: unknown): ModelAnswer['tokens'] {
  if (typeof usage !== 'object' || usage === null) return null;
  const input: unknown = Reflect.get(usage, 'input_tokens');
  const output: unknown = Reflect.get(usage, 'output_tokens');
  const both = isCount(input) && isCount(output) && input + output > 0;
  return both ? { input, output } : null;
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function stringIn(from: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = from[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
