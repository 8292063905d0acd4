import type { ServerResponse } from 'node:http';

export interface Completion {
  readonly model: string;
  readonly content: string;
  readonly finish?: 'stop' | 'length' | 'content_filter';
  readonly refusal?: string;
  readonly stream: boolean;
}

const AT = 1_700_000_000;

/** An answer in the form of the chat completions API, whole or in pieces. */
export function sendCompletion(response: ServerResponse, completion: Completion): void {
  if (completion.stream) sendPieces(response, completion);
  else sendJson(response, 200, wholeOf(completion));
}

export const wholeOf = ({ model, content, finish = 'stop', refusal }: Completion): unknown => ({
  id: 'stub-1',
  object: 'chat.completion',
  created: AT,
  model,
  choices: [
    { index: 0, message: { role: 'assistant', content: refusal ? null : content, refusal: refusal ?? null }, finish_reason: finish },
  ],
  usage: { prompt_tokens: 1000, completion_tokens: Math.ceil(content.length / 4), total_tokens: 1000 + Math.ceil(content.length / 4) },
});

function sendPieces(response: ServerResponse, { model, content, finish = 'stop', refusal }: Completion): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const pieces = refusal ? [{ refusal }] : (content.match(/[\s\S]{1,400}/g) ?? []).map((piece) => ({ content: piece }));
  for (const delta of [{ role: 'assistant' }, ...pieces]) response.write(pieceOf(model, delta, null));
  response.write(pieceOf(model, {}, finish));
  response.end('data: [DONE]\n\n');
}

const pieceOf = (model: string, delta: unknown, finish: string | null): string =>
  `data: ${JSON.stringify({ id: 'stub-1', object: 'chat.completion.chunk', created: AT, model, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
