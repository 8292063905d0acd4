import type { OperatorConfig } from '@consilium/config';
import { KnowledgeStore, diffReleases } from '@consilium/knowledge';
import { EXIT, valueOr } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

export async function diffStored(before: string, after: string, { home }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const store = new KnowledgeStore(home);
  const old = valueOr(await store.read(before), EXIT.usage);
  const next = valueOr(await store.read(after), EXIT.usage);
  for (const { id, change, fields } of diffReleases(old.content, next.content))
    await writeLine(terminal, { schema: 'consilium/knowledge-diff/1', id, change, fields });
  return EXIT.done;
}
