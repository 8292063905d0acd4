import type { OperatorConfig } from '@consilium/config';
import { caseLine } from '@consilium/contracts';
import type { DraftedLine } from '@consilium/contracts';
import { DEFAULT_POLICY, ok } from '@consilium/domain';
import type { Prioritization, Retrieval } from '@consilium/domain';
import type { NarrationRequest } from '@consilium/domain/evidence';
import { createEvidenceDesk } from '@consilium/retrieval';
import { batchSource } from '../batch/batch-source.ts';
import { runBatch } from '../batch/run-batch.ts';
import { openCorpora } from '../corpus/open-corpora.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { openNarrator } from '../model/open-narrator.ts';
import { engineOver } from '../prioritize/engine.ts';
import type { Terminal } from '../terminal.ts';

export interface DraftOptions {
  readonly batch: string;
  readonly knowledge: readonly string[] | undefined;
  readonly corpora: readonly string[] | undefined;
  /** False: the template words the draft, although a model is configured. */
  readonly model: boolean;
}

/** Prioritize, retrieve and draft for each case, as the server does it. */
export async function runDraft(
  { batch, knowledge: ids, corpora: corpusIds, model }: DraftOptions,
  config: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const source = await batchSource(batch, terminal);
  const knowledge = await openKnowledge(config.home, ids);
  const corpora = await openCorpora(config.home, corpusIds);
  const engine = engineOver(knowledge);
  const desk = createEvidenceDesk();
  const narrator = model ? openNarrator(config) : null;
  const command = {
    schema: 'consilium/draft/1',
    line: caseLine,
    answer: async (line: Parameters<typeof engine>[0]) => {
      const prioritized = engine(line);
      if (!prioritized.ok) return prioritized;
      const retrieval = await desk.retrieve(prioritized.value, knowledge, corpora === null ? {} : { corpora });
      const at = new Date().toISOString();
      const narration = await narrator?.narrate(requestOf(line.case, prioritized.value, retrieval, at));
      const draft = await desk.draft(prioritized.value, retrieval, at, narration ?? null);
      const { schema: _schema, options: _options, resistance: _resistance, ...drafted } = draft;
      return ok({ case: line.case, ...drafted } satisfies Omit<DraftedLine, 'schema'>);
    },
  };
  return runBatch(command, source, terminal);
}

/** The id of a case may be a name: it is taken out like one. A line has no free question. */
const requestOf = (id: string, prioritization: Prioritization, retrieval: Retrieval, at: string): NarrationRequest => ({
  prioritization,
  retrieval,
  question: null,
  identifiers: [id],
  board: BOARD,
  caseId: null,
  at,
});

/** As on the server: one quorum policy, one board. */
const BOARD = DEFAULT_POLICY.id;
