import type { AnnotationKind, FileFormat } from '../intake/file-format.ts';
import type { GenomeBuild, Instant, Sha256, Uuid } from '../shared/primitives.ts';
import type { Stage } from './stages.ts';
import type { Hold } from '../intake/hold.ts';
import type { Ballot, DecisionVersion, Recusal, ReviewVerdict, Signature } from '../sign-off/review.ts';
import type { FollowUpTask } from '../follow-up/follow-up-task.ts';

/**
 * What a case is doing, beside its stage.
 *
 * | status | meaning |
 * |---|---|
 * | running | the machine works on it |
 * | held | intake stopped it with named reasons; a person must resolve them |
 * | in-review | a decision version waits for signatures |
 * | issued | the report is out; follow-up runs |
 * | closed | follow-up done |
 * | rejected, cancelled | ended before issue, with a reason |
 */
export const CASE_STATUSES = ['running', 'held', 'in-review', 'issued', 'closed', 'rejected', 'cancelled'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Administrative sex as recorded; http://hl7.org/fhir/R4/valueset-administrative-gender.html */
export const SEXES = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

export interface Patient {
  /** Opaque to us; given by the site. Never a name. */
  readonly pseudonym: string;
  readonly sex: Sex;
  readonly birthYear: number | null;
}

/** Consent first (2-domain-rules §8): without it no case is worked on. */
export interface Consent {
  readonly status: 'given' | 'missing' | 'withdrawn';
  readonly version: string | null;
  readonly scope: readonly ('secondary-findings' | 'research' | 're-contact')[];
  readonly recordedOn: string | null;
}

export interface Sample {
  readonly specimen: 'tissue' | 'cfDNA' | 'blood' | 'bone-marrow' | 'unknown';
  readonly assay: 'panel' | 'exome' | 'genome' | 'unknown';
  /** Tumor content, 0–1, with its method. */
  readonly purity: number | null;
  readonly purityMethod: 'histologic' | 'computed' | null;
  readonly ploidy: number | null;
  readonly tumorOnly: boolean | null;
  /** Share of the target that is callable, 0–1; under 0.75 is a hard stop with a recorded override (§7). */
  readonly callability: number | null;
  /** Genes assayed, or null when not stated. */
  readonly assayed: readonly string[] | null;
}

export interface PriorTreatment {
  readonly line: number | null;
  readonly prior: readonly { readonly therapies: readonly string[]; readonly response?: string | null }[];
}

/** A file as it lies in the blob store. */
export interface CaseFile {
  readonly id: Uuid;
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  /** Statements of the sender about this file. */
  readonly statedBuild: GenomeBuild | null;
  readonly tumorSample: string | null;
  /** Names of FORMAT fields, e.g. `{ depth: 'DPT', alt: 'ADT' }`. */
  readonly fields: Readonly<Record<string, string>> | null;
  readonly summary: FileSummary;
  readonly addedAt: Instant;
  readonly replacedBy: Uuid | null;
}

/** What inspection of the bytes proved. */
export interface FileSummary {
  readonly format: FileFormat;
  readonly version: string | null;
  readonly compression: 'none' | 'gzip' | 'bgzf';
  readonly records: number;
  readonly samples: readonly string[];
  readonly annotation: AnnotationKind;
  readonly tumorSample: string | null;
  readonly build: GenomeBuild | null;
  /** Every statement about the build with its place in the file. */
  readonly buildEvidence: readonly { readonly source: string; readonly build: GenomeBuild; readonly line: number | null }[];
  readonly buildsConflict: boolean;
  readonly warnings: readonly string[];
}

export interface CaseNote {
  readonly id: Uuid;
  readonly text: string;
  readonly author: string;
  readonly at: Instant;
  readonly correctedBy: Uuid | null;
}

export interface Waiver {
  readonly what: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** A criterion of oncogenicity that a person entered for a finding; a withdrawn one stays on record. */
export interface CaseCriterion {
  readonly id: Uuid;
  readonly finding: string;
  readonly code: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  readonly withdrawn: { readonly by: string; readonly reason: string; readonly at: Instant } | null;
}

/** Names of the documents that the machine stages leave, one a run. */
export const STEPS = ['annotation', 'prioritization', 'retrieval', 'draft'] as const;
export type Step = (typeof STEPS)[number];

/** Everything about one case that its page shows, but for the step documents, which are read by reference. */
export interface CaseRecord {
  readonly id: Uuid;
  /** Short name for people: `C-0007`. */
  readonly ref: string;
  /** The board that treats it; others come to it by breaking the glass only (ACC-01, ACC-06). */
  readonly board: string;
  readonly stage: Stage;
  readonly status: CaseStatus;
  /** Counts restarts from a stage: a correction starts the next run, and what depended on the corrected fact is void. */
  readonly run: number;
  /** Grows with every change; the ETag of the case. */
  readonly version: number;
  readonly patient: Patient;
  readonly question: string | null;
  readonly diagnosis: { readonly code: string; readonly name: string | null; readonly text: string | null };
  readonly consent: Consent;
  readonly sample: Sample;
  readonly treatment: PriorTreatment;
  readonly files: readonly CaseFile[];
  readonly notes: readonly CaseNote[];
  readonly holds: readonly Hold[];
  readonly waivers: readonly Waiver[];
  readonly criteria: readonly CaseCriterion[];
  readonly knowledge: readonly { readonly id: string; readonly sha256: Sha256 }[];
  readonly ruleSet: { readonly id: string; readonly version: string; readonly sha256: Sha256 } | null;
  readonly steps: readonly { readonly step: Step; readonly run: number; readonly sha256: Sha256; readonly at: Instant }[];
  readonly decisions: readonly DecisionVersion[];
  readonly ballots: readonly Ballot[];
  readonly signatures: readonly Signature[];
  readonly recusals: readonly Recusal[];
  /** Verdict over the current decision version, or null before sign-off. */
  readonly review: ReviewVerdict | null;
  readonly publications: readonly Publication[];
  readonly tasks: readonly FollowUpTask[];
  readonly createdAt: Instant;
  /** When the current stage and status began. */
  readonly since: Instant;
  /** When the case should be issued, or null. */
  readonly dueAt: Instant | null;
  /** Coded reason of an ending: rejection, cancellation. */
  readonly endReason: string | null;
}

/** One row of the worklist. */
export type CaseSummary = Pick<
  CaseRecord,
  'id' | 'ref' | 'board' | 'stage' | 'status' | 'run' | 'version' | 'question' | 'diagnosis' | 'holds' | 'createdAt' | 'since' | 'dueAt'
> & {
  readonly sex: Sex;
  readonly birthYear: number | null;
  /** Seats without a signed ballot on the current version. */
  readonly missingSeats: readonly string[];
  readonly taskDueAt: Instant | null;
};

export interface Publication {
  readonly id: Uuid;
  readonly decisionVersion: number;
  readonly digest: Sha256;
  readonly kind: 'original' | 'amendment' | 'correction' | 'addendum' | 'rescission';
  readonly publishedAt: Instant;
  /** The publication that this one replaces. */
  readonly replaces: Uuid | null;
  readonly artifacts: readonly ReportArtifact[];
}

export interface ReportArtifact {
  readonly kind: 'json' | 'markdown' | 'pdf';
  readonly sha256: Sha256;
  readonly bytes: number;
}
