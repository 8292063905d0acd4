import type { Instant, Sha256, Uuid } from '../shared/primitives.ts';
import type { DraftAccount } from '../draft/draft.ts';
import type { DraftSentence } from '../draft/sentence.ts';
import type { ReleaseRef } from '../prioritize/explanation.ts';

/** Coded reasons of an override, a hand-written decision or a dissent; "other" needs text. */
export const OVERRIDE_REASONS = [
  'patient-preference',
  'comorbidity',
  'prior-therapy',
  'availability',
  'evidence-weighed-differently',
  'finding-not-credible',
  'further-testing-first',
  'trial-preferred',
  'other',
] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

export const RECOMMENDATION_KINDS = ['therapy', 'further-testing', 'no-recommendation'] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];

export interface DecisionOption {
  readonly rank: number;
  /** Lower-case generic names. */
  readonly therapies: readonly string[];
  readonly tier: string | null;
  readonly level: string | null;
  readonly findings: readonly string[];
  /** Human words, or empty. */
  readonly rationale: string;
}

/** What is signed. Its canonical JSON (RFC 8785) is hashed; a signature is over that hash and nothing else. */
export interface DecisionContent {
  readonly schema: 'consilium/decision/1';
  readonly caseId: Uuid;
  readonly caseRef: string;
  readonly version: number;
  readonly run: number;
  readonly kind: 'original' | 'amendment' | 'correction' | 'addendum' | 'rescission';
  /** Reason of an amendment, correction, addendum or rescission; null for the original. */
  readonly kindReason: string | null;
  readonly question: string;
  readonly patient: { readonly pseudonym: string; readonly sex: string; readonly birthYear: number | null };
  readonly diagnosis: { readonly code: string; readonly name: string | null };
  /** accepted-draft: the machine's draft as it stands · changed · hand-written. */
  readonly origin: 'draft' | 'changed' | 'hand-written';
  readonly author: { readonly kind: 'engine' | 'person'; readonly ref: string; readonly name: string };
  readonly recommendation: RecommendationKind;
  readonly options: readonly DecisionOption[];
  readonly resistance: readonly {
    readonly finding: string;
    readonly therapies: readonly string[];
    readonly strength: string;
    readonly tier: string;
    readonly level: string | null;
  }[];
  /** Short names of the findings that options, resistance and sentences speak of, by id: the report prints them from the signed content. */
  readonly findingNames?: Readonly<Record<string, string>>;
  /** The board's own words. */
  readonly boardText: string;
  /** Verified sentences that the decision carries over from the draft. */
  readonly sentences: readonly DraftSentence[];
  readonly overrides: readonly { readonly field: string; readonly reason: OverrideReason; readonly text: string }[];
  readonly additionalTests: readonly string[];
  readonly notAssessed: readonly string[];
  readonly warnings: readonly string[];
  readonly waivers: readonly { readonly what: string; readonly reason: string; readonly by: string }[];
  readonly knowledge: readonly ReleaseRef[];
  readonly ruleSet: { readonly id: string; readonly version: string; readonly sha256: Sha256 };
  readonly draftSha256: Sha256 | null;
  /** How the draft came to be, for the report. Absent in decisions made before drafts told it. */
  readonly drafting?: DraftAccount;
}

export interface DecisionVersionHead {
  readonly version: number;
  readonly run: number;
  readonly sha256: Sha256;
  readonly createdAt: Instant;
  /** Set when a later version or a correction made this one void. */
  readonly voidedAt: Instant | null;
  readonly voidReason: string | null;
}
