import { temporalClient } from './temporal-client.ts';

/** Port 1 of loopback: nobody listens there. */
const NOBODY = { address: '127.0.0.1:1', namespace: 'default' };

describe('temporalClient', () => {
  it('gives a call up at its deadline and closes without a crash while the server is away', async () => {
    const temporal = temporalClient(NOBODY);
    const call = temporal.bounded(300, ({ workflow }) => workflow.getHandle('case:x').describe());
    const closing = temporal.close();
    await expect(call).rejects.toThrow();
    await expect(closing).resolves.toBeUndefined();
  });

  it('says that a server that is away is not reachable', async () => {
    const temporal = temporalClient(NOBODY);
    await expect(temporal.isReachable()).rejects.toThrow();
    await temporal.close();
  });
});
