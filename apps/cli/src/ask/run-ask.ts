import type { OperatorConfig } from '@consilium/config';
import { askLine } from '@consilium/contracts';
import type { AskLine } from '@consilium/contracts';
import { DEFAULT_POLICY, ok } from '@consilium/domain';
import type { Narrator } from '@consilium/domain/evidence';
import { questionVocabulary, understandQuestion } from '@consilium/knowledge';
import { createAnswerer, createEvidenceDesk } from '@consilium/retrieval';
import type { AnswererParts } from '@consilium/retrieval';
import { runLines } from '../batch/run-lines.ts';
import { openCorpora } from '../corpus/open-corpora.ts';
import type { Exit } from '../failure.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { openNarrator } from '../model/open-narrator.ts';
import { engineOver } from '../prioritize/engine.ts';
import type { Terminal } from '../terminal.ts';
import { askedLine } from './asked-line.ts';

export interface AskOptions {
  readonly question?: string | undefined;
  readonly batch?: string | undefined;
  readonly knowledge: readonly string[] | undefined;
  readonly corpora: readonly string[] | undefined;
  /** False: the template words the answer, although a model is configured. */
  readonly model: boolean;
}

/** Reads, prioritizes, retrieves, drafts and verifies for each question, as the server does it. */
export async function runAsk(
  { question, batch, knowledge: ids, corpora: corpusIds, model }: AskOptions,
  config: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const knowledge = await openKnowledge(config.home, ids);
  const corpora = await openCorpora(config.home, corpusIds);
  const vocabulary = questionVocabulary(knowledge);
  const answerer = createAnswerer({
    understand: (words) => understandQuestion(words, vocabulary),
    engine: engineOver(knowledge),
    knowledge,
    desk: createEvidenceDesk(),
    sources: corpora === null ? {} : { corpora },
    ...narrating(model ? openNarrator(config) : null),
  });
  const answer = async (line: AskLine) =>
    ok(askedLine(line.id, await answerer.answer(line.question, new Date().toISOString(), line.understood ?? undefined)));
  const single = question === undefined ? undefined : { id: 1, question };
  return runLines({ schema: 'consilium/ask/1', line: askLine, answer }, { batch, single }, terminal);
}

/** As on the server: one quorum policy, one board. */
const BOARD = DEFAULT_POLICY.id;

/** With a model only the wording changes. */
const narrating = (narrator: Narrator | null): Pick<AnswererParts, 'narrate'> =>
  narrator === null
    ? {}
    : {
        narrate: (question, prioritization, retrieval, at) =>
          narrator.narrate({ prioritization, retrieval, question, identifiers: [], board: BOARD, caseId: null, at }),
      };
