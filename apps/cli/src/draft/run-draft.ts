import type { OperatorConfig } from '@consilium/config';
import { caseLine } from '@consilium/contracts';
import type { DraftedLine } from '@consilium/contracts';
import { ok } from '@consilium/domain';
import { createEvidenceDesk } from '@consilium/retrieval';
import { openCorpora } from '../corpus/open-corpora.ts';
import { batchSource } from '../batch/batch-source.ts';
import { runBatch } from '../batch/run-batch.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { engineOver } from '../prioritize/engine.ts';
import type { Terminal } from '../terminal.ts';

export interface DraftOptions {
  readonly batch: string;
  readonly knowledge: readonly string[] | undefined;
  readonly corpora: readonly string[] | undefined;
}

/** Prioritize, retrieve and draft for each case, as the server does it. */
export async function runDraft(
  { batch, knowledge: ids, corpora: corpusIds }: DraftOptions,
  { home }: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const source = await batchSource(batch, terminal);
  const knowledge = await openKnowledge(home, ids);
  const corpora = await openCorpora(home, corpusIds);
  const sources = corpora === undefined ? {} : { corpora };
  const engine = engineOver(knowledge);
  const desk = createEvidenceDesk();
  const command = {
    schema: 'consilium/draft/1',
    line: caseLine,
    answer: async (line: Parameters<typeof engine>[0]) => {
      const prioritized = engine(line);
      if (!prioritized.ok) return prioritized;
      const retrieval = await desk.retrieve(prioritized.value, knowledge, sources);
      const {
        schema: _schema,
        options: _options,
        resistance: _resistance,
        ...drafted
      } = await desk.draft(prioritized.value, retrieval, new Date().toISOString());
      return ok({ case: line.case, ...drafted } satisfies Omit<DraftedLine, 'schema'>);
    },
  };
  return runBatch(command, source, terminal);
}
