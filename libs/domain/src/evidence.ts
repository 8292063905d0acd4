/** Second entry of the domain: the words of retrieval, drafting and asking. */
export { CORPORA, IMPORTED_CORPORA, STANDINGS } from './retrieve/source-document.ts';
export type {
  Corpus,
  CorpusContent,
  CorpusDocument,
  CorpusRelease,
  ImportedCorpus,
  Standing,
  TextSpan,
} from './retrieve/source-document.ts';
export { EMPTY_FACETS } from './retrieve/corpus-search.ts';
export type { CorpusHit, CorpusSearch, SearchFacets } from './retrieve/corpus-search.ts';
export { ABSTENTION_RULES } from './draft/draft.ts';
export type { Abstention, AbstentionRule, CitedSource, DraftAccount } from './draft/draft.ts';
export type { SentenceAuthor } from './draft/sentence.ts';
export { MODEL_FAILURES, MODEL_PROVIDERS } from './draft/narration.ts';
export type { ModelFailure, ModelProvider, ModelUse, Narration, OutboundCall, SecondReading } from './draft/narration.ts';
export { DRUG_VERDICTS, QUESTION_KINDS } from './ask/question.ts';
export type { DrugAnswer, DrugVerdict, EvidenceAnswer, MeaningAnswer, QuestionKind, ReadPart, UnderstoodQuestion } from './ask/question.ts';
export { SWITCH_SCOPES } from './ports/evidence-ports.ts';
export type {
  CorpusPort,
  ModelGuards,
  ModelSwitch,
  NarrationRequest,
  Narrator,
  RetrievalSources,
  SwitchScope,
} from './ports/evidence-ports.ts';
export { HIDDEN_KINDS, cleanText, compatibilityForm, hasHiddenText, hiddenCount, neutralMarkup } from './shared/untrusted-text.ts';
export type { CleanText, HiddenKind, HiddenRun } from './shared/untrusted-text.ts';
export { splitSentences } from './shared/split-sentences.ts';
export { datedSections, historyDocuments } from './retrieve/history-documents.ts';
export type { PatientHistory, UnsealedDocument } from './retrieve/history-documents.ts';
export { decisionDocument } from './retrieve/decision-document.ts';
export type { FormerDecision } from './retrieve/decision-document.ts';
export { lineFit } from './prioritize/therapy-line.ts';
export { deidentify } from './draft/deidentify.ts';
export type { Deidentified } from './draft/deidentify.ts';
export { DRUG_SYNONYMS } from './prioritize/drug-synonyms.ts';
export { phraseOf, wordsOf } from './retrieve/search-words.ts';
