import type { OperatorConfig } from '@consilium/config';
import { KnowledgeStore } from '@consilium/knowledge';
import { EXIT } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { releaseLineOf } from './release-line.ts';

export async function listReleases({ home }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  for (const release of await new KnowledgeStore(home).list()) await writeLine(terminal, releaseLineOf(release));
  return EXIT.done;
}
