import { digestOf } from '@consilium/ledger';
import type { EvidenceDesk, Instant, KnowledgeSnapshot, Prioritization, PrioritizeInput, Result, Retrieval } from '@consilium/domain';
import type { Abstention, EvidenceAnswer, Narration, RetrievalSources, UnderstoodQuestion } from '@consilium/domain/evidence';
import { DRAFTER_VERSION } from '../draft/compose-draft.ts';
import { abstentionOfCase, abstentionOfWords, noMatch } from './ask-abstention.ts';
import { composeAnswer } from './compose-answer.ts';
import { inputOfQuestion } from './question-input.ts';

export interface AnswererParts {
  /** Reads the words; libs/knowledge has the reader. */
  readonly understand: (question: string) => UnderstoodQuestion;
  readonly engine: (input: PrioritizeInput) => Result<Prioritization>;
  readonly knowledge: KnowledgeSnapshot;
  readonly desk: EvidenceDesk;
  readonly sources?: RetrievalSources;
  /** Asks a model for the wording; everything else of the answer is the same without it. */
  readonly narrate?: (question: string, prioritization: Prioritization, retrieval: Retrieval, at: Instant) => Promise<Narration | null>;
}

export interface Answerer {
  readonly understand: (question: string) => UnderstoodQuestion;
  /** @param understood corrections of the reading: taken as they stand, the words are kept for the trail only */
  answer(question: string, at: Instant, understood?: UnderstoodQuestion): Promise<EvidenceAnswer>;
}

/** Answers questions over one set of releases; server and command line share it, so that one question has one answer. */
export function createAnswerer(parts: AnswererParts): Answerer {
  return {
    understand: parts.understand,
    async answer(question, at, corrected) {
      const understood = corrected ?? parts.understand(question);
      const early = abstentionOfWords(understood);
      const input = early === null ? inputOfQuestion(understood) : null;
      if (early !== null || input === null) return silent(understood, early ?? unresolved(), at);
      const prioritized = parts.engine(input);
      if (!prioritized.ok) return silent(understood, refusedBy(prioritized.refusal.code, prioritized.refusal.detail['message']), at);
      const prioritization = prioritized.value;
      const retrieval = await parts.desk.retrieve(prioritization, parts.knowledge, parts.sources);
      const narration = (await parts.narrate?.(question, prioritization, retrieval, at)) ?? null;
      const draft = await parts.desk.draft(prioritization, retrieval, at, narration);
      const silence = abstentionOfCase(understood, prioritization, parts.knowledge);
      return composeAnswer({ understood, prioritization, retrieval, draft, knowledge: parts.knowledge, silence });
    },
  };
}

const unresolved = (): Abstention => noMatch('The question could not be read as a case.', 'Name a finding and a tumor type.');

function refusedBy(code: string, message: unknown): Abstention {
  const because = typeof message === 'string' ? message : `The engine refused the question (${code}).`;
  return code.startsWith('TUMOR_TYPE.')
    ? { rule: 'draft.tumor-type-unresolved', because, wouldResolve: 'Name the tumor type, as a name or an OncoTree code.' }
    : { rule: 'ask.question-not-understood', because, wouldResolve: 'State gene, change and tumor type.' };
}

/** An abstention from before the run: nothing was looked up, and nothing is said. */
const silent = (understood: UnderstoodQuestion, abstained: Abstention, at: Instant): EvidenceAnswer => ({
  schema: 'consilium/answer/1',
  understood,
  abstained,
  options: [],
  further: [],
  resistance: [],
  drugs: [],
  meanings: [],
  sentences: [],
  dropped: [],
  passages: [],
  warnings: [],
  provenance: { drafter: 'template', drafterVersion: DRAFTER_VERSION, retrieved: [], prioritizationSha256: digestOf(understood), at },
});
