import type { ServerResponse } from 'node:http';
import type { Trouble } from './behaviours.ts';
import { sendCompletion, sendJson, wholeOf } from './completion.ts';
import type { Completion } from './completion.ts';

/** How often a request of one prompt came before, for the behaviours that are well the second time. */
export interface TroubleContext {
  readonly response: ServerResponse;
  readonly good: Completion;
  readonly times: number;
}

const HUGE_PIECE = 'x'.repeat(64 * 1024);
const HUGE_PIECES = 64;
const failed = (message: string): unknown => ({ error: { message, type: 'stub', code: null } });

export const TROUBLE: Readonly<Record<Trouble, (context: TroubleContext) => void>> = {
  refusal: ({ response, good }) => {
    sendCompletion(response, { ...good, content: '', refusal: "I'm sorry, but I can't help with that." });
  },
  'malformed-json': ({ response, good }) => {
    sendCompletion(response, { ...good, content: `${good.content.slice(0, -9)}, "sentences": nope}` });
  },
  'first-malformed': ({ response, good, times }) => {
    sendCompletion(response, times === 0 ? { ...good, content: `Here is the draft: ${good.content}` } : good);
  },
  'extra-field': ({ response, good }) => {
    sendCompletion(response, { ...good, content: good.content.replace(/^\{/, '{"approval":"Approved by the board","tier":"I",') });
  },
  'cut-stream': ({ response, good }) => {
    const body = JSON.stringify(wholeOf(good));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) });
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
  },
  'cut-length': ({ response, good }) => {
    sendCompletion(response, { ...good, content: good.content.slice(0, Math.floor(good.content.length / 2)), finish: 'length' });
  },
  'rate-limited': ({ response }) => {
    sendJson(response, 429, failed('Too many requests.'), { 'retry-after': '30' });
  },
  'first-limited': ({ response, good, times }) => {
    if (times === 0) sendJson(response, 429, failed('Too many requests.'), { 'retry-after': '0' });
    else sendCompletion(response, good);
  },
  'server-error': ({ response }) => {
    sendJson(response, 500, failed('Something broke.'));
  },
  /** Never answers; the client's own cap of time ends it. */
  slow: () => undefined,
  'wrong-model': ({ response, good }) => {
    sendCompletion(response, { ...good, model: 'another-model-2' });
  },
  'huge-output': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"id":"stub-1","choices":[{"index":0,"message":{"role":"assistant","content":"');
    for (let piece = 0; piece < HUGE_PIECES && !response.destroyed; piece += 1) response.write(HUGE_PIECE);
    response.end('"},"finish_reason":"stop"}]}');
  },
};
