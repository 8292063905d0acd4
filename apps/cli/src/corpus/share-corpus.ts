import type { OperatorConfig } from '@consilium/config';
import type { CorpusStore } from '@consilium/knowledge';
import { EXIT, valueOr } from '../failure.ts';
import { shareWithServer } from '../operate/share-with-server.ts';
import type { Terminal } from '../terminal.ts';

export const shareCorpus = (id: string, store: CorpusStore, config: OperatorConfig, terminal: Terminal): Promise<void> =>
  shareWithServer(
    {
      id,
      use: 'new drafts use it',
      register: async (database) => {
        const { corpora } = await import('@consilium/persistence');
        await corpora(database).register(id, valueOr(await store.read(id), EXIT.refused).content);
      },
    },
    config,
    terminal,
  );
