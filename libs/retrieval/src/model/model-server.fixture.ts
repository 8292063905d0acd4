import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface SeenRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}
export type Behaviour = (response: ServerResponse, request: SeenRequest, count: number) => void;

export interface ModelServer {
  readonly url: string;
  readonly host: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

/** A provider of one behaviour on a free port of the loopback interface. */
export async function modelServer(behaviour: Behaviour): Promise<ModelServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const taken = { url: request.url ?? '', headers: request.headers, body };
      seen.push(taken);
      behaviour(response, taken, seen.length);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://${host}`, host, seen, close };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export const json = (response: ServerResponse, body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

export interface Completion {
  readonly model?: string;
  readonly finish?: string | null;
  readonly refusal?: string;
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number; readonly total_tokens: number } | null;
}

export const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

/** An answer in the form of the OpenAI-compatible endpoints. */
export const completion = (
  content: string | null,
  { model = 'm-1', finish = 'stop', refusal, usage = USAGE }: Completion = {},
): unknown => ({
  id: 'c-1',
  object: 'chat.completion',
  created: 0,
  model,
  choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content, ...(refusal ? { refusal } : {}) } }],
  ...(usage === null ? {} : { usage }),
});

export const answers =
  (content: string, given?: Completion): Behaviour =>
  (response) =>
    json(response, completion(content, given));
