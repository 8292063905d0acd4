import type { OperatorConfig } from '@consilium/config';
import type { ReleaseContent } from '@consilium/domain';
import { shareWithServer } from '../operate/share-with-server.ts';
import type { Terminal } from '../terminal.ts';

export const shareRelease = (id: string, content: ReleaseContent, config: OperatorConfig, terminal: Terminal): Promise<void> =>
  shareWithServer(
    {
      id,
      use: 'new cases use it',
      register: async (database) => (await import('@consilium/persistence')).knowledgeReleases(database).register(id, content),
    },
    config,
    terminal,
  );
