/** A browser with one jar of cookies a host, that follows redirects by hand so that a test sees each station. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();
  /** Addresses of all stations, newest last. */
  readonly seen: string[] = [];

  async go(
    address: string,
    init: { readonly method?: string; readonly form?: Readonly<Record<string, string>>; readonly json?: unknown } = {},
  ): Promise<Response> {
    const url = new URL(address);
    const jar = this.jarOf(url);
    this.seen.push(url.href);
    const answer = await fetch(url, {
      method: init.method ?? (init.form || init.json !== undefined ? 'POST' : 'GET'),
      redirect: 'manual',
      headers: {
        'x-consilium-client': 'test',
        'user-agent': 'Test browser',
        ...(jar.size > 0 ? { cookie: [...jar].map((pair) => pair.join('=')).join('; ') } : {}),
        ...(init.json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(init.form ? { body: new URLSearchParams(init.form) } : init.json === undefined ? {} : { body: JSON.stringify(init.json) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', ...value] = pair.split('=');
      const isGone = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=thu, 01 jan 1970/i.test(one));
      if (isGone || value.join('=') === '') jar.delete(name);
      else jar.set(name, value.join('='));
    }
    return answer;
  }

  /** Goes on while it is sent on. */
  async follow(address: string, most = 12): Promise<Response> {
    let at = address;
    for (let station = 0; station < most; station++) {
      const answer = await this.go(at);
      const next = answer.headers.get('location');
      if (next === null) return answer;
      await answer.body?.cancel();
      at = new URL(next, at).href;
    }
    throw new Error(`sent on more than ${most} times`);
  }

  /** Where one address sends to. */
  async sentTo(address: string): Promise<string> {
    const answer = await this.go(address);
    await answer.body?.cancel();
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`${new URL(address).pathname} answered ${answer.status} and sent nowhere`);
    return new URL(next, address).href;
  }

  cookie(address: string, name: string): string | undefined {
    return this.jarOf(new URL(address)).get(name);
  }

  setCookie(address: string, name: string, value: string): void {
    this.jarOf(new URL(address)).set(name, value);
  }

  get last(): string {
    return this.seen.at(-1) ?? '';
  }

  private jarOf({ host }: URL): Map<string, string> {
    const known = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, known);
    return known;
  }
}
