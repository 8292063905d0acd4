import { randomBytes } from 'node:crypto';
import { makeSigner, privateKeyText } from '@consilium/ledger';
import { Sequencer, openDatabase } from '@consilium/persistence';
import type { TestDatabase } from '@consilium/testing';

const ORIGIN = 'localhost/consilium';

/** A sequencer beside a suite whose reads go on for longer than entries may wait (AUD-17). @returns stops it */
export async function startSequencing(
  { sequencerUrl }: Pick<TestDatabase, 'sequencerUrl'>,
  logKey = privateKeyText(ORIGIN, 'ed25519', randomBytes(32)),
): Promise<() => Promise<void>> {
  const dataSource = await openDatabase(sequencerUrl, { poolSize: 2, access: 'engine', applicationName: 'consilium-sequencer' });
  const signer = makeSigner(logKey);
  const sequencer = new Sequencer({ dataSource, origin: ORIGIN, signer, report: () => undefined, pollMs: 500, standByMs: 1_000 });
  return async () => {
    await sequencer.stop();
    await dataSource.destroy();
  };
}
