/** What came back; `body` is parsed JSON, or text for anything else. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A browser's share of the conversation: keeps the session cookie and sends the client header with writes. */
export class Visitor {
  cookie = '';

  constructor(readonly url: string) {}

  async send(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const isJson = body !== undefined && !(body instanceof FormData) && !(body instanceof ReadableStream);
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'x-consilium-client': 'test',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as BodyInit), duplex: 'half' as const }),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0];
    if (cookie !== undefined) this.cookie = cookie;
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text,
    };
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }
}
