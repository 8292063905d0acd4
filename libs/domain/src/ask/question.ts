import type { Abstention, DraftProvenance, DroppedSentence } from '../draft/draft.ts';
import type { DraftSentence } from '../draft/sentence.ts';
import type { Finding } from '../annotate/finding.ts';
import type { Prioritization, ResistanceEntry, TherapyOption, Tier } from '../prioritize/explanation.ts';
import type { Direction, Significance } from '../prioritize/evidence-item.ts';
import type { RetrievedPassage } from '../retrieve/retrieval.ts';

/** What a question wants to know; `meaning` asks in general: for diagnosis and outcome, with the options beside. */
export const QUESTION_KINDS = ['therapy', 'drug', 'resistance', 'diagnosis', 'prognosis', 'meaning', 'out-of-scope'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A piece of the question and what it was read as: shown back, each can be corrected. */
export interface ReadPart {
  readonly field: 'finding' | 'tumorType' | 'drug' | 'prior' | 'line' | 'stage' | 'kind';
  /** Words of the question. */
  readonly words: string;
  readonly readAs: string;
  /** A spelling slip was mended, or an alias replaced. */
  readonly mended: boolean;
}

/** The question as it was understood. Sent back with corrections, it is taken as it stands. */
export interface UnderstoodQuestion {
  readonly kind: QuestionKind;
  readonly findings: readonly Finding[];
  readonly tumorType: { readonly code: string; readonly name: string } | null;
  /** Drugs that the question asks about. */
  readonly drugs: readonly string[];
  readonly prior: readonly { readonly therapies: readonly string[]; readonly response?: string | null }[];
  readonly line: number | null;
  readonly stage: string | null;
  /** Facts that records name as their condition: `fit`, `unfit`, `castration-resistant`, … */
  readonly conditions?: readonly string[];
  readonly language: 'en' | 'de' | 'other';
  readonly parts: readonly ReadPart[];
  /** Words that look like a gene, variant, drug or disease and are none that the knowledge has. */
  readonly unknown: readonly string[];
}

/** How a named drug stands for this question. */
export const DRUG_VERDICTS = ['supported', 'resistance', 'not-supported', 'no-evidence'] as const;
export type DrugVerdict = (typeof DRUG_VERDICTS)[number];

export interface DrugAnswer {
  readonly therapies: readonly string[];
  readonly verdict: DrugVerdict;
  readonly tier: string | null;
  readonly level: string | null;
  readonly items: readonly string[];
}

export interface MeaningAnswer {
  readonly significance: Exclude<Significance, 'therapeutic'>;
  readonly direction: Direction;
  readonly tier: Tier;
  readonly level: 'A' | 'B' | 'C' | 'D' | null;
  readonly finding: string;
  readonly items: readonly string[];
}

/** The answer to a question: ranked options of the leading tier, what speaks against, sentences that passed the gate, or an abstention. */
export interface EvidenceAnswer {
  readonly schema: 'consilium/answer/1';
  readonly understood: UnderstoodQuestion;
  readonly abstained: Abstention | null;
  /** Options of the leading tier, in rank order. */
  readonly options: readonly TherapyOption[];
  /** Options of lower tiers. */
  readonly further: readonly TherapyOption[];
  readonly resistance: readonly ResistanceEntry[];
  readonly drugs: readonly DrugAnswer[];
  readonly meanings: readonly MeaningAnswer[];
  readonly sentences: readonly DraftSentence[];
  readonly dropped: readonly DroppedSentence[];
  readonly passages: readonly RetrievedPassage[];
  /** What the engine sentences point into; null where nothing was run. */
  readonly explanation?: Prioritization | null;
  readonly warnings: readonly string[];
  readonly provenance: DraftProvenance;
}
