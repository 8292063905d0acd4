import type { Instant, Sha256 } from '../shared/primitives.ts';
import type { TherapyOption, ResistanceEntry } from '../prioritize/explanation.ts';
import type { ModelUse, SecondReading } from './narration.ts';
import type { DraftSection, DraftSentence, SentenceAuthor } from './sentence.ts';
import type { Corpus, Standing } from '../retrieve/source-document.ts';

export interface DroppedSentence {
  readonly text: string;
  readonly codes: readonly string[];
  readonly author?: SentenceAuthor;
  readonly section?: DraftSection;
}

/** What a reader is told of a cited document where the document itself is not at hand: on paper, after years. */
export interface CitedSource {
  readonly document: string;
  readonly corpus: Corpus;
  readonly title: string | null;
  readonly licence: string | null;
  /** ISO 8601 date as exact as the source says. */
  readonly publishedOn: string | null;
  readonly standing: Standing;
}

/** "No recommendation" as a full answer (LLM-11): which rule says so, on what, and what would resolve it. The first is the one that counts. */
export interface Abstention {
  /** Id of the rule, e.g. `draft.no-tier-forming-match`. */
  readonly rule: AbstentionRule;
  /** What of this case made the rule fire, in one sentence. */
  readonly because?: string;
  readonly wouldResolve: string;
}

/**
 * Closed list of reasons to make no recommendation.
 *
 * | rule | fires when |
 * |---|---|
 * | no-tier-forming-match | no therapy of Tier I or II in the loaded knowledge |
 * | tumor-type-unresolved | the diagnosis has no node in the tumor types, or only the root |
 * | required-component-unknown | every candidate of Tier I or II hangs on a component that the case does not tell |
 * | below-floor | the best passage scores under the calibrated floor: nothing read speaks of the question |
 * | contested-at-the-top | the leading option is contested in class by evidence of the same or a better level |
 * | knowledge-too-old | the youngest knowledge release is older than the site allows |
 * | question-not-understood | a question names nothing that the knowledge can answer |
 * | out-of-scope | a question asks for what rules do not answer: a dose, a prognosis of a person, an order |
 */
export const ABSTENTION_RULES = [
  'draft.no-tier-forming-match',
  'draft.tumor-type-unresolved',
  'draft.required-component-unknown',
  'draft.below-floor',
  'draft.contested-at-the-top',
  'draft.knowledge-too-old',
  'ask.question-not-understood',
  'ask.out-of-scope',
] as const;
export type AbstentionRule = (typeof ABSTENTION_RULES)[number];

/** All that retrieval may make (type-state): a draft never becomes a signed decision by itself. */
export interface DraftRecommendation {
  readonly schema: 'consilium/draft/1';
  readonly options: readonly TherapyOption[];
  readonly resistance: readonly ResistanceEntry[];
  readonly sentences: readonly DraftSentence[];
  readonly dropped: readonly DroppedSentence[];
  /** One entry a document that a sentence cites, in the order of the sentences. Absent in drafts stored before there were corpora. */
  readonly sources?: readonly CitedSource[];
  readonly abstained: Abstention | null;
  /** Further rules of abstention that fired beside the first. */
  readonly alsoAbstained?: readonly Abstention[];
  readonly additionalTests: readonly string[];
  readonly warnings: readonly string[];
  readonly provenance: DraftProvenance;
  /** The model's own order of options (optional): shown where it differs from the rules, never applied. */
  readonly secondReading?: SecondReading | null;
}

/** What a decision keeps of how its draft came to be. Of a dropped sentence it keeps the codes, never the words: nobody signs those. */
export interface DraftAccount {
  readonly sources: readonly CitedSource[];
  readonly dropped: readonly Omit<DroppedSentence, 'text'>[];
  readonly abstained: readonly Abstention[];
  /** Where a model's order of options differs from the rules'; shown, never applied. Null: none was asked for. */
  readonly disagreements: readonly string[] | null;
  readonly drafter: string;
  readonly drafterVersion: string;
  readonly retrieved: number;
  readonly at: Instant;
  readonly model: ModelUse | null;
}

export interface DraftProvenance {
  /** `template` for the deterministic drafter, else `provider:model`. */
  readonly drafter: string;
  readonly drafterVersion: string;
  readonly retrieved: readonly { readonly document: string; readonly sha256: Sha256 }[];
  readonly prioritizationSha256: Sha256;
  readonly at: Instant;
  /** Present when a model was asked, whether or not its text was used (AIO-01). */
  readonly model?: ModelUse | null;
}
