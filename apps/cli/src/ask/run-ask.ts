import type { OperatorConfig } from '@consilium/config';
import { askLine } from '@consilium/contracts';
import type { AskLine } from '@consilium/contracts';
import { ok } from '@consilium/domain';
import { questionVocabulary, understandQuestion } from '@consilium/knowledge';
import { createAnswerer, createEvidenceDesk } from '@consilium/retrieval';
import { runLines } from '../batch/run-lines.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { engineOver } from '../prioritize/engine.ts';
import type { Terminal } from '../terminal.ts';
import { askedLine } from './asked-line.ts';

export interface AskOptions {
  readonly question?: string | undefined;
  readonly batch?: string | undefined;
  readonly knowledge: readonly string[] | undefined;
}

/** Reads, prioritizes, retrieves, drafts and verifies for each question, as the server does it. */
export async function runAsk({ question, batch, knowledge: ids }: AskOptions, { home }: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const knowledge = await openKnowledge(home, ids);
  const vocabulary = questionVocabulary(knowledge);
  const answerer = createAnswerer({
    understand: (words) => understandQuestion(words, vocabulary),
    engine: engineOver(knowledge),
    knowledge,
    desk: createEvidenceDesk(),
  });
  const answer = async (line: AskLine) =>
    ok(askedLine(line.id, await answerer.answer(line.question, new Date().toISOString(), line.understood ?? undefined)));
  const single = question === undefined ? undefined : { id: 1, question };
  return runLines({ schema: 'consilium/ask/1', line: askLine, answer }, { batch, single }, terminal);
}
