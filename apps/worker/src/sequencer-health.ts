import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SequencerHealth } from '@consilium/persistence';

export interface HealthServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * `GET /healthz`: 200 while this sequencer leads or stands by, 503 while it starts or an alarm stands; sizes, codes and names of witnesses only. The port is for
 * probes: nothing can be asked of the sequencer there.
 */
export async function serveHealth(
  health: () => SequencerHealth,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const isKnown = request.method === 'GET' && request.url === '/healthz';
    const now = health();
    const isWell = now.role === 'leads' || now.role === 'stands-by';
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    response.writeHead(isKnown ? (isWell ? 200 : 503) : 404, headers).end(JSON.stringify(isKnown ? now : {}));
  });
  server.headersTimeout = 5_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
