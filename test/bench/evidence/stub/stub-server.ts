import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTo } from './answer.ts';
import { BEHAVIOURS, EXTENTS, TROUBLES } from './behaviours.ts';
import type { Behaviour, Extent } from './behaviours.ts';
import { sendCompletion, sendJson } from './completion.ts';
import { embeddingOf } from './embeddings.ts';
import { isSecondReading, orderTo } from './second-order.ts';
import type { PlantedText } from './obey.ts';
import { readPrompt } from './read-prompt.ts';
import { TROUBLE } from './trouble.ts';
import type { LabelledSentence } from './wire.ts';

export const STUB_MODEL = 'stub-model-1';

export interface StubServer {
  /** Host with port, for an allow-list. */
  readonly host: string;
  /** Base URL under which the model behaves so. */
  url(behaviour: Behaviour, extent?: Extent): string;
  /** Sentences of all chat answers since the last call, with their labels; empty for answers that hold none. */
  taken(): readonly LabelledSentence[];
  /** Texts of all chat requests since the last call. */
  prompts(): readonly string[];
  close(): Promise<void>;
}

export interface StubParts {
  readonly planted?: readonly PlantedText[];
}

/** A local endpoint in the form of the OpenAI API, without a model behind it. */
export async function startStub({ planted = [] }: StubParts = {}): Promise<StubServer> {
  const state: State = { planted, labels: [], prompts: [], times: new Map() };
  const server = createServer((request, response) => {
    handle(request, response, state).catch((error: unknown) => {
      sendJson(response, 400, { error: { message: String(error) } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    host,
    url: (behaviour, extent = 'few') => `http://${host}/${behaviour}/${extent}/v1`,
    taken: () => state.labels.splice(0),
    prompts: () => state.prompts.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface State {
  readonly planted: readonly PlantedText[];
  readonly labels: LabelledSentence[];
  readonly prompts: string[];
  readonly times: Map<string, number>;
}

async function handle(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const [, named, extentNamed, , ...rest] = (request.url ?? '').split('/');
  const behaviour = BEHAVIOURS.find((one) => one === named) ?? 'good';
  const extent = EXTENTS.find((one) => one === extentNamed) ?? 'few';
  const route = rest.join('/');
  if (request.method === 'GET' && route === 'models') {
    sendJson(response, 200, { object: 'list', data: [{ id: STUB_MODEL, object: 'model' }] });
    return;
  }
  const body = JSON.parse(await bodyOf(request)) as Body;
  if (route === 'embeddings') sendEmbeddings(response, body);
  else if (route === 'chat/completions') chat(response, body, { behaviour, extent, state });
  else sendJson(response, 404, { error: { message: 'The stub has no such route.' } });
}

interface Body {
  readonly model?: string;
  readonly stream?: boolean;
  readonly input?: string | readonly string[];
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
}

function chat(
  response: ServerResponse,
  { model = STUB_MODEL, stream = false, messages = [] }: Body,
  { behaviour, extent, state }: { readonly behaviour: Behaviour; readonly extent: Extent; readonly state: State },
): void {
  const told = readPrompt(messages);
  state.prompts.push(told.raw);
  const key = `${behaviour} ${/BEGIN DATA (\S+)/.exec(told.raw)?.[1] ?? ''}`;
  const times = state.times.get(key) ?? 0;
  state.times.set(key, times + 1);
  const isSecond = isSecondReading(told);
  const answer = isSecond ? [] : answerTo(told, behaviour, extent, state.planted);
  state.labels.push(...answer);
  const content = JSON.stringify(
    isSecond ? orderTo(told, behaviour, state.planted) : { sentences: answer.map(({ sentence }) => sentence) },
  );
  const good = { model, stream, content };
  const trouble = TROUBLES.find((one) => one === behaviour);
  if (trouble) TROUBLE[trouble]({ response, good, times });
  else sendCompletion(response, good);
}

function sendEmbeddings(response: ServerResponse, { model = STUB_MODEL, input = [] }: Body): void {
  const texts = typeof input === 'string' ? [input] : input;
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: embeddingOf(text) }));
  sendJson(response, 200, { object: 'list', model, data, usage: { prompt_tokens: 0, total_tokens: 0 } });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
