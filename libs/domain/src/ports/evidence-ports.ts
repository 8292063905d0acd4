import type { Instant, Uuid } from '../shared/primitives.ts';
import type { Prioritization } from '../prioritize/explanation.ts';
import type { KnowledgeSnapshot } from '../prioritize/knowledge-snapshot.ts';
import type { DraftRecommendation } from '../draft/draft.ts';
import type { ModelUse, Narration, OutboundCall } from '../draft/narration.ts';
import type { CorpusSearch } from '../retrieve/corpus-search.ts';
import type { Retrieval } from '../retrieve/retrieval.ts';
import type { CorpusContent, CorpusRelease, SourceDocument } from '../retrieve/source-document.ts';

/** What a retrieval may read beside the knowledge releases. History and decisions come with the rights of the case already checked. */
export interface RetrievalSources {
  readonly corpora?: CorpusSearch;
  /** Notes and dated sections of this patient. */
  readonly history?: readonly SourceDocument[];
  /** Former decisions of this board on similar cases. */
  readonly decisions?: readonly SourceDocument[];
}

/** Retrieval and drafting (libs/retrieval behind it). */
export interface EvidenceDesk {
  retrieve(prioritization: Prioritization, knowledge: KnowledgeSnapshot, sources?: RetrievalSources): Promise<Retrieval>;
  /** The template's draft, or with a narration the model's sentences that passed the gate among the template's. */
  draft(prioritization: Prioritization, retrieval: Retrieval, at: Instant, narration?: Narration | null): Promise<DraftRecommendation>;
}

/** Asks a model for wording. Never throws for what a model or an endpoint does: every failure is a narration with its code. */
export interface Narrator {
  narrate(request: NarrationRequest): Promise<Narration>;
}

export interface NarrationRequest {
  readonly prioritization: Prioritization;
  readonly retrieval: Retrieval;
  /** Board question, or null. Identifiers are taken out before it leaves. */
  readonly question: string | null;
  /** Texts that must not leave: pseudonym, case reference, names of files and authors. */
  readonly identifiers: readonly string[];
  /** Id of the quorum policy: the board, for its stop switch. */
  readonly board: string;
  readonly caseId: Uuid | null;
  readonly at: Instant;
  /** What the entry of the call says it is for; `draft` unless told. */
  readonly purpose?: OutboundCall['purpose'];
}

/** What a narrator reaches the rest of the system through. */
export interface ModelGuards {
  /** Stop switches in force for this model and board; an empty list lets the call pass. Read before every call. */
  stopped(model: string, board: string): Promise<readonly ModelSwitch[]>;
  /** Tokens and cost spent today (UTC) by this site, for the daily caps. */
  spentToday(): Promise<{ readonly tokens: number; readonly costMicros: number }>;
  /** Writes the entry of a call before its bytes leave; a call that can't be written is not made. */
  recordCall(call: OutboundCall, caseId: Uuid | null): Promise<void>;
  /** Adds what a call used. */
  recordUse(use: Pick<ModelUse, 'tokens' | 'costMicros' | 'model' | 'destination'>, caseId: Uuid | null): Promise<void>;
}

export const SWITCH_SCOPES = ['site', 'model', 'board'] as const;
export type SwitchScope = (typeof SWITCH_SCOPES)[number];

/** Stop switch of model text (AIO-06): the newest row of a scope and target speaks. */
export interface ModelSwitch {
  readonly scope: SwitchScope;
  /** `*` for the site, else name of the model or id of the board. */
  readonly target: string;
  readonly stopped: boolean;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** Imported corpora of the installation. */
export interface CorpusPort extends CorpusSearch {
  list(): Promise<readonly CorpusRelease[]>;
  register(id: string, content: CorpusContent): Promise<CorpusRelease>;
  document(id: string): Promise<SourceDocument | null>;
}
