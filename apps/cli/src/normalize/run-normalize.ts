import type { OperatorConfig } from '@consilium/config';
import { normalizeLine } from '@consilium/contracts';
import { ok } from '@consilium/domain';
import { KnowledgeStore, newestOfEachSource } from '@consilium/knowledge';
import { runLines } from '../batch/run-lines.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import type { Terminal } from '../terminal.ts';
import { normalizer } from './normalizer.ts';

export interface NormalizeOptions {
  readonly text: string | undefined;
  readonly gene: string | undefined;
  readonly build: string | undefined;
  readonly batch: string | undefined;
}

/** Genes and known positions come with the built-in pack and an imported table of genes, whatever evidence is loaded, so no evidence is read here. */
export async function runNormalize(
  { text, gene, build, batch }: NormalizeOptions,
  { home }: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const tables = newestOfEachSource(await new KnowledgeStore(home).list(), 'starter').flatMap(({ id, source }) =>
    source === 'genes' ? [id] : [],
  );
  const normalized = normalizer(await openKnowledge(home, ['none', ...tables]));
  const single = text === undefined ? undefined : { id: 1, text, gene, build };
  return runLines(
    { schema: 'consilium/normalize/1', line: normalizeLine, answer: (line) => ok(normalized(line)) },
    { batch, single },
    terminal,
  );
}
