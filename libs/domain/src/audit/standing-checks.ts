import type { Instant, Uuid } from '../shared/primitives.ts';
import type { Meaning } from '../sign-off/review.ts';

/** What an auditor's standing checks are made from: facts of one case, off its rows and its entries. */
export interface CaseFactsForAudit {
  readonly caseId: Uuid;
  readonly caseRef: string;
  readonly versions: readonly { readonly version: number; readonly author: string; readonly at: Instant }[];
  readonly signatures: readonly SignatureFacts[];
  readonly publications: readonly { readonly version: number; readonly at: Instant; readonly isQuorumMet: boolean }[];
  readonly breakGlass: readonly { readonly id: Uuid; readonly person: Uuid; readonly at: Instant; readonly isReviewed: boolean }[];
  /** Drafters of the case's drafts, in their order: `template` or `provider:model`. */
  readonly drafters: readonly { readonly drafter: string; readonly at: Instant }[];
  /** When the version under review was opened for signing; null while none waits. */
  readonly waitingSince: Instant | null;
}

export interface SignatureFacts {
  readonly id: Uuid;
  readonly signer: Uuid;
  readonly version: number;
  readonly meaning: Meaning;
  readonly at: Instant;
  /** First read of this version by the signer before the signature; null when there is none. */
  readonly openedAt: Instant | null;
  /** Whether the signer had opened evidence of this case before: the retrieval, an explanation or a source. */
  readonly hasOpenedEvidence: boolean;
  readonly assurance: 'cryptographic' | 'attested';
}

/** The standing checks of an auditor, each with what it says when it fires. */
export const STANDING_CHECKS = [
  'authored-and-approved-by-one',
  'signed-within-30-seconds',
  'signed-without-evidence',
  'published-without-quorum',
  'break-glass-used',
  'model-changed-mid-case',
  'unsigned-after-seven-days',
] as const;
export type StandingCheck = (typeof STANDING_CHECKS)[number];

export interface StandingFinding {
  readonly check: StandingCheck;
  readonly caseId: Uuid;
  readonly caseRef: string;
  readonly at: Instant;
  /** The person concerned, or null. */
  readonly person: Uuid | null;
  /** Ids, counts and codes; never text of a patient. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

const FAST_SECONDS = 30;
const LATE_DAYS = 7;
const DAY_SECONDS = 86_400;

type Hit = Pick<StandingFinding, 'at' | 'person' | 'facts'>;

/**
 * What a case shows that a person should look at. A finding is no verdict: each can have a good reason.
 *
 * | check | fires when |
 * |-------|------------|
 * | authored-and-approved-by-one | a version's author approved it |
 * | signed-within-30-seconds | less than 30 s lie between the signer's first read of the version and the signature, or no read is recorded |
 * | signed-without-evidence | approved without having opened any evidence of the case |
 * | published-without-quorum | a publication whose signatures do not meet the policy |
 * | break-glass-used | each use, whether or not it was reviewed |
 * | model-changed-mid-case | two drafts of one case by different models; a template in place of a model is no change |
 * | unsigned-after-seven-days | a version has waited for signatures for more than seven days |
 */
export function standingChecks(facts: CaseFactsForAudit, now: Instant): readonly StandingFinding[] {
  return STANDING_CHECKS.flatMap((check) =>
    CHECKS[check](facts, now).map((hit) => ({ check, caseId: facts.caseId, caseRef: facts.caseRef, ...hit })),
  );
}

const CHECKS: Readonly<Record<StandingCheck, (facts: CaseFactsForAudit, now: Instant) => readonly Hit[]>> = {
  'authored-and-approved-by-one': ({ signatures, versions }) =>
    signatures
      .filter(
        ({ meaning, signer, version }) => meaning === 'approved' && versions.some((v) => v.version === version && v.author === signer),
      )
      .map(({ at, signer, version, id }) => ({ at, person: signer, facts: { version, signature: id } })),

  'signed-within-30-seconds': ({ signatures }) =>
    signatures
      .map((signature) => ({ signature, seconds: signature.openedAt === null ? 0 : secondsBetween(signature.openedAt, signature.at) }))
      .filter(({ seconds }) => seconds < FAST_SECONDS)
      .map(({ signature: { at, signer, version, id, openedAt }, seconds }) => ({
        at,
        person: signer,
        facts: { version, signature: id, seconds: Math.round(seconds), opened: openedAt !== null },
      })),

  'signed-without-evidence': ({ signatures }) =>
    signatures
      .filter(({ meaning, hasOpenedEvidence }) => meaning === 'approved' && !hasOpenedEvidence)
      .map(({ at, signer, version, id }) => ({ at, person: signer, facts: { version, signature: id } })),

  'published-without-quorum': ({ publications }) =>
    publications.filter(({ isQuorumMet }) => !isQuorumMet).map(({ at, version }) => ({ at, person: null, facts: { version } })),

  'break-glass-used': ({ breakGlass }) =>
    breakGlass.map(({ at, person, id, isReviewed }) => ({ at, person, facts: { breakGlass: id, reviewed: isReviewed } })),

  'model-changed-mid-case': ({ drafters }) => {
    const models = drafters.filter(({ drafter }) => drafter !== 'template');
    return models.flatMap(({ drafter, at }, index) => {
      const before = models[index - 1]?.drafter;
      return before === undefined || before === drafter ? [] : [{ at, person: null, facts: { from: before, to: drafter } }];
    });
  },

  'unsigned-after-seven-days': ({ waitingSince }, now) => {
    if (waitingSince === null) return [];
    const days = secondsBetween(waitingSince, now) / DAY_SECONDS;
    return days > LATE_DAYS ? [{ at: waitingSince, person: null, facts: { days: Math.floor(days) } }] : [];
  },
};

const secondsBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 1000;
