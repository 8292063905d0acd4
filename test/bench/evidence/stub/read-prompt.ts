import type { Told, ToldEntry, ToldPassage } from './wire.ts';

const BLOCK = /^BEGIN DATA (\S+) (.+)\n(.*)\nEND DATA \1$/gm;

/** @throws Error when the prompt has no data: the stub would be silent about a change of the prompt's form */
export function readPrompt(messages: readonly { readonly role: string; readonly content: string }[]): Told {
  const raw = messages.map(({ content }) => content).join('\n');
  const user = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const blocks = [...user.matchAll(BLOCK)].map(([, , name = '', json = 'null']) => ({ name, data: JSON.parse(json) as unknown }));
  const explanation = recordOf(blocks.find(({ name }) => name === 'explanation')?.data);
  if (explanation === null) throw new Error('The prompt has no block "explanation" between its fences: mend read-prompt.ts.');
  const question = blocks.find(({ name }) => name === 'question')?.data;
  return {
    options: entriesOf(explanation['options']),
    resistance: entriesOf(explanation['resistance']),
    against: entriesOf(explanation['against']),
    safety: entriesOf(explanation['safety']),
    passages: blocks.filter(({ name }) => name.startsWith('passage')).flatMap(({ data }) => (isPassage(data) ? [data] : [])),
    question: typeof question === 'string' ? question : null,
    system: messages.find(({ role }) => role === 'system')?.content ?? '',
    raw,
  };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? { ...value } : null;

const entriesOf = (value: unknown): readonly ToldEntry[] =>
  Array.isArray(value) ? value.filter((entry): entry is ToldEntry => typeof recordOf(entry)?.['path'] === 'string') : [];

function isPassage(value: unknown): value is ToldPassage {
  const record = recordOf(value);
  return record !== null && typeof record['id'] === 'string' && recordOf(record['facts']) !== null;
}
