import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { OperatorConfig } from '@consilium/config';
import { CSRF_HEADER, me, problem } from '@consilium/contracts';
import { refusedBecause, unavailable, usage } from '../failure.ts';
import type { CommandFailure } from '../failure.ts';
import { addressesOf } from '../operate/runtime.ts';
import { passwordOf } from './password.ts';
import type { Terminal } from '../terminal.ts';

export interface ServerOptions {
  readonly server?: string;
  readonly login: string;
}

const TIMEOUT_MS = 30 * 60_000;

/** A signed-in session of one command. */
export class ServerClient {
  private cookie = '';

  private constructor(private readonly base: string) {}

  /** Signs in, works, signs out. */
  static async during<T>(
    { server, login }: ServerOptions,
    config: OperatorConfig,
    terminal: Terminal,
    work: (client: ServerClient) => Promise<T>,
  ): Promise<T> {
    const url = server ?? (await addressesOf(config)).server;
    if (url === null) throw usage('there is no server: start one with `npm start`, or give --server URL.');
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw usage('--server must be an address that starts with http:// or https://.');
    const client = new ServerClient(url.replace(/\/+$/, ''));
    await client.send('POST', 'session', me, { login, password: await passwordOf(login, config, terminal) });
    try {
      return await work(client);
    } finally {
      await client.request('DELETE', 'session').catch(() => undefined);
    }
  }

  async send<T>(method: string, path: string, answer: z.ZodType<T>, body?: object): Promise<T> {
    const response = await this.request(method, path, body);
    const text = await response.text();
    if (!response.ok) throw failureOf(response.status, text);
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const parsed = answer.safeParse(jsonOf(text));
    if (!parsed.success)
      throw unavailable(
        `The server's answer to ${path.split('?')[0] ?? ''} is not of this version: use the command line of the server's release.`,
      );
    return parsed.data;
  }

  /** Body of an answer as it comes. */
  async download(path: string): Promise<AsyncIterable<Uint8Array>> {
    const response = await this.request('GET', path);
    if (!response.ok) throw failureOf(response.status, await response.text());
    if (response.body === null) throw unavailable('The server sent an empty answer: try again.');
    return response.body;
  }

  private async request(method: string, path: string, body?: object): Promise<Response> {
    const isForm = body instanceof FormData;
    const headers: Record<string, string> = { [CSRF_HEADER]: 'cli', 'idempotency-key': randomUUID() };
    if (this.cookie !== '') headers['cookie'] = this.cookie;
    if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
    const sent = body === undefined ? null : isForm ? body : JSON.stringify(body);
    return fetch(`${this.base}/api/v1/${path}`, {
      method,
      headers,
      body: sent,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw unavailable(`The server at ${this.base} does not answer: check the address and that it runs.`);
    });
  }
}

function failureOf(status: number, text: string): CommandFailure {
  const said = problem.safeParse(jsonOf(text)).data;
  const message = said
    ? `${[said.title, said.detail].filter(Boolean).join(': ')} (${said.code}, ${said.correlationId})`
    : `The server answered with status ${status}.`;
  return status >= 500 || status === 429 ? unavailable(message) : refusedBecause(message);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
