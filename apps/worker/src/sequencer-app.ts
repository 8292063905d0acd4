import { cosignatureFrom, logSigner, newestCosigned, witnessVerifiers } from '@consilium/adapters';
import type { SequencerConfig } from '@consilium/config';
import type { Logger } from '@consilium/observability';
import { Sequencer, openDatabase } from '@consilium/persistence';
import type { SequencerEvent, SequencerHealth, Witness } from '@consilium/persistence';
import { serveHealth } from './sequencer-health.ts';

export interface RunningSequencer {
  health(): SequencerHealth;
  stop(): Promise<void>;
}

/** The sequencer on its own role of the database, with the log's key and the witnesses of the site. */
export async function runSequencer(config: SequencerConfig, logger: Logger): Promise<RunningSequencer> {
  const { databaseUrl, keys, witnessUrls, witnessPatienceMs, health } = config;
  const signer = logSigner({ dir: keys.dir, stated: keys.log, origin: keys.origin, mayMake: keys.mayMake });
  const dataSource = await openDatabase(databaseUrl, { poolSize: 4, applicationName: 'consilium-sequencer', access: 'engine' });
  const sequencer = new Sequencer({
    dataSource,
    origin: keys.origin,
    signer,
    witnesses: witnessesOf(witnessUrls, witnessVerifiers(keys.dir, keys.witnesses)),
    report: (event) => tell(logger, event),
    witnessPatienceMs,
  });
  const { host, port } = health;
  const listening = port === null ? null : await serveHealth(() => sequencer.health(), { host, port });
  return {
    health: () => sequencer.health(),
    async stop() {
      await listening?.stop();
      await sequencer.stop();
      await dataSource.destroy();
    },
  };
}

/** Each address may answer with any key that this site believes; a witness is named by its key, or by its place where there are none. */
const witnessesOf = (urls: readonly string[], keys: ReturnType<typeof witnessVerifiers>): readonly Witness[] =>
  urls.map((url, at) => {
    const believed = { vkeys: keys.map(({ vkey }) => vkey) };
    return {
      name: keys[at]?.name ?? `witness-${at + 1}`,
      cosign: (request) => cosignatureFrom(url, request, believed),
      newest: (origin) => newestCosigned(url, origin, believed),
    };
  });

function tell(logger: Logger, event: SequencerEvent): void {
  switch (event.kind) {
    case 'leads':
      return logger.info('sequencer leads');
    case 'stands-by':
      return logger.info('sequencer stands by');
    case 'alarm':
      return logger.error(event.message, { code: event.code });
    case 'witness-silent':
      return logger.warn('witness gave no cosignature', { code: event.code });
    case 'unwitnessed':
      return logger.warn('the log grows without the word of a witness: whether this database was put back to a backup is not known', {
        code: 'LOG.UNWITNESSED',
      });
    case 'failed':
      return logger.error('sequencer failed, tries again', {}, event.error);
  }
}
