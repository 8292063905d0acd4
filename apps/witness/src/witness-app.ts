import type { AddressInfo } from 'node:net';
import type { WitnessConfig } from '@consilium/config';
import { openStore } from './witness-store.ts';
import { watchedLogs, witnessKey } from './witness-keys.ts';
import { witnessServer } from './witness-server.ts';
import type { Witness } from './witness-server.ts';

export interface WitnessApp {
  readonly url: string;
  readonly vkey: string;
  stop(): Promise<void>;
}

/** @throws Error with the way out when key, state or the logs to watch are missing or damaged */
export async function startWitness(config: WitnessConfig, parts: Pick<Witness, 'now' | 'tell' | 'afterKept'>): Promise<WitnessApp> {
  const logs = watchedLogs(config);
  const cosigner = witnessKey(config);
  const server = witnessServer({ cosigner, logs, store: openStore(config.dir, cosigner), ...parts });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  parts.tell({ event: 'WITNESS.STARTED', port, logs: logs.map(({ name }) => name).join(' ') });
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    vkey: cosigner.vkey,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
