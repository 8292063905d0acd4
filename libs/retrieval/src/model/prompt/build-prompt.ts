import { digestOf } from '@consilium/ledger';
import type { Sha256 } from '@consilium/domain';
import type { NarrationRequest } from '@consilium/domain/evidence';
import { fieldsOf } from './allowed-fields.ts';
import { caseData } from './case-data.ts';
import { caseText } from './case-text.ts';
import type { DataBlock } from './fence.ts';
import { fenced, markOf } from './fence.ts';
import { passageData } from './passage-data.ts';
import { draftRules, repairRequest, secondReaderRules } from './rules.ts';

export interface PromptMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

export interface Prompt {
  readonly messages: readonly PromptMessage[];
  /** Allow-listed fields that the messages carry. */
  readonly fields: readonly string[];
  readonly sha256: Sha256;
}

/** The prompt for one case: our rules, then the data in fences. The same request gives the same bytes. */
export function draftPrompt(request: NarrationRequest, room: number): Prompt {
  return promptOf(draftRules, request, room, 'Word the sentences of this draft.');
}

export function secondReaderPrompt(request: NarrationRequest, room: number): Prompt {
  return promptOf(secondReaderRules, request, room, 'Give your order of the options.');
}

/**
 * The same prompt with what was wrong. The refused answer itself is not sent back, for it may hold what a planted instruction asked for; no third
 * message either, for some servers refuse two messages of one role in a row.
 */
export function repairPrompt(prompt: Prompt, errors: readonly string[]): Prompt {
  const last = prompt.messages.length - 1;
  const messages = prompt.messages.map((message, index) =>
    index === last ? { ...message, content: `${message.content}\n\n${repairRequest(errors)}` } : message,
  );
  return { ...prompt, messages, sha256: digestOf(messages) };
}

function promptOf(rules: (mark: string) => string, request: NarrationRequest, room: number, order: string): Prompt {
  const told = caseText(request.identifiers);
  const { prioritization, retrieval, question } = request;
  const passages = passageData(prioritization, retrieval, room);
  const explanation = caseData(prioritization, told);
  const asked = question === null || question.trim() === '' ? {} : { question: told(question) };
  const blocks: readonly DataBlock[] = [
    { name: 'explanation', data: explanation },
    ...('question' in asked ? [{ name: 'question', data: asked.question }] : []),
    ...passages.map((data, index) => ({ name: `passage ${index + 1}`, data })),
  ];
  const mark = markOf(blocks);
  const messages: readonly PromptMessage[] = [
    { role: 'system', content: rules(mark) },
    { role: 'user', content: `${fenced(mark, blocks)}\n\n${order}` },
  ];
  return {
    messages,
    fields: fieldsOf({ ...explanation, ...asked, ...(passages.length > 0 ? { passages } : {}) }),
    sha256: digestOf(messages),
  };
}
