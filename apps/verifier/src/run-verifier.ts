import type { AddressInfo } from 'node:net';
import { keyText, trailOptions } from '@consilium/adapters';
import type { VerifierConfig } from '@consilium/config';
import { identityDesk, openDatabase, sessionActor, signingDesk } from '@consilium/persistence';
import { verifierServer } from './verifier-server.ts';
import type { Tell } from './verifier-server.ts';

export interface RunningVerifier {
  readonly url: string;
  stop(): Promise<void>;
}

const POOL_SIZE = 10;

/**
 * The verification process (SIG-PUB): it alone may store signatures and the keys they are made with, accounts, passwords and sessions; it checks raw
 * evidence and passwords itself, and answers nobody but who knows the shared secret, on this machine.
 */
export async function runVerifier(config: VerifierConfig, tell: Tell = () => undefined): Promise<RunningVerifier> {
  const token = keyText(config.keys, 'verifierToken');
  const database = await openDatabase(config.databaseUrl, {
    poolSize: POOL_SIZE,
    applicationName: 'consilium-verifier',
    access: 'engine',
    ...trailOptions(config.keys),
  });
  const desk = signingDesk(database, config.site);
  const ready = async (): Promise<boolean> => (await database.query('SELECT 1')).length === 1;
  const { idleMinutes, absoluteHours, demoAllowed, localLogin } = config;
  const identity = identityDesk(database, { idleMinutes, absoluteHours, demoAllowed, localLogin });
  const server = verifierServer({ desk, identity, token, ready, actorOf: (session) => sessionActor(database, session, idleMinutes), tell });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  }).catch(async (error: unknown) => {
    await database.destroy();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  tell({ event: 'VERIFIER.STARTED', port, rpId: config.site.rpId });
  return {
    url: `http://${config.host}:${port}`,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await database.destroy();
    },
  };
}
