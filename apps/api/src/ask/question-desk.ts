import { guardedFetch } from '@consilium/adapters';
import type { Config, ModelConfig } from '@consilium/config';
import type { AskBody } from '@consilium/contracts';
import { DEFAULT_POLICY, indexKnowledge, prioritize } from '@consilium/domain';
import type { EvidenceDesk, KnowledgeSnapshot, ReleaseRef } from '@consilium/domain';
import type { EvidenceAnswer, Narrator, UnderstoodQuestion } from '@consilium/domain/evidence';
import { prioritizeSetting, questionVocabulary, resolveTumorType, understandQuestion } from '@consilium/knowledge';
import { corpora, knowledgeReleases, modelGuards, recordRetrievalSetting } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import {
  DEFAULT_ANSWER_BYTES,
  SEARCH_ANSWER_BYTES,
  createAnswerer,
  createEvidenceDesk,
  createNarrator,
  createSearchModels,
  searchVerdict,
} from '@consilium/retrieval';
import type { Answerer, AnswererParts, SearchModels } from '@consilium/retrieval';

/** The site's board, for its stop switch; a question belongs to no case. */
const BOARD = DEFAULT_POLICY.id;
const CLOCK = { now: () => new Date().toISOString() };

interface Reader {
  readonly releases: string;
  readonly knowledge: KnowledgeSnapshot;
  readonly answerer: Answerer;
}

/** Answers questions over the releases that new cases use; what was built for them is kept until an import changes them. */
export function questionDesk(config: Config, database: Database, say: (line: string) => void): (body: AskBody) => Promise<EvidenceAnswer> {
  const releases = knowledgeReleases(database);
  const desk = deskOf(config.model, database, say);
  const sources = { corpora: corpora(database) };
  const narrate = config.model === null ? {} : { narrate: wordingOf(narratorOf(config.model, database)) };
  let kept: Promise<Reader> | null = null;

  const readerOf = async (current: readonly ReleaseRef[]): Promise<Reader> => {
    const key = current.map(({ sha256 }) => sha256).join(' ');
    const reader = await kept?.catch(() => null);
    if (reader?.releases === key) return reader;
    kept = build(key, current);
    return kept;
  };
  const build = async (key: string, current: readonly ReleaseRef[]): Promise<Reader> => {
    const knowledge = await releases.snapshot(current);
    const [index, setting, vocabulary] = [indexKnowledge(knowledge), prioritizeSetting(), questionVocabulary(knowledge)];
    const answerer = createAnswerer({
      understand: (question) => understandQuestion(question, vocabulary),
      engine: (input) => prioritize(input, index, setting),
      knowledge,
      desk,
      sources,
      ...narrate,
    });
    return { releases: key, knowledge, answerer };
  };

  return async ({ question, understood }) => {
    const { answerer, knowledge } = await readerOf(await releases.currentReleases());
    return answerer.answer(question, CLOCK.now(), understood && typed(understood, knowledge));
  };
}

/** A tumor type that was typed as a correction has no code yet; a name that nothing is known under leaves the question without one. */
function typed(understood: UnderstoodQuestion, { tumorTypes }: KnowledgeSnapshot): UnderstoodQuestion {
  const { tumorType } = understood;
  if (tumorType === null || tumorType.code !== '') return understood;
  const found = resolveTumorType({ code: tumorType.name, text: tumorType.name }, tumorTypes);
  if (found.ok) return { ...understood, tumorType: { code: found.value.code, name: found.value.name } };
  return { ...understood, tumorType: null, unknown: [...understood.unknown, tumorType.name] };
}

const wordingOf =
  (narrator: Narrator): NonNullable<AnswererParts['narrate']> =>
  (question, prioritization, retrieval, at) =>
    narrator.narrate({ prioritization, retrieval, question, identifiers: [], board: BOARD, caseId: null, at, purpose: 'ask' });

const narratorOf = (model: ModelConfig, database: Database): Narrator =>
  createNarrator({
    settings: model,
    guards: modelGuards(database),
    fetch: guardedFetch({ allowedHosts: model.allowedHosts, maxResponseBytes: DEFAULT_ANSWER_BYTES, timeoutMs: model.timeoutMs }),
    clock: CLOCK,
  });

/** Search models are evaluated here as well as in the worker, a process of its own; the same verdict is one entry. */
const deskOf = (model: ModelConfig | null, database: Database, say: (line: string) => void): EvidenceDesk =>
  model === null
    ? createEvidenceDesk()
    : createEvidenceDesk({
        models: searchModelsOf(model, database),
        say,
        judged: (evaluation, releases) => recordRetrievalSetting(database, searchVerdict(evaluation, releases, model.baseUrl)),
      });

const searchModelsOf = (model: ModelConfig, database: Database): SearchModels | null =>
  createSearchModels({
    settings: model,
    embeddingModel: model.embeddingModel,
    rerankModel: model.rerankModel,
    guards: modelGuards(database),
    fetch: guardedFetch({ allowedHosts: model.allowedHosts, maxResponseBytes: SEARCH_ANSWER_BYTES, timeoutMs: model.timeoutMs }),
    clock: CLOCK,
    board: BOARD,
  });
