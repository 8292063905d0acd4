import type { Sha256 } from '../shared/primitives.ts';
import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { DecisionVersion, Review, Signature } from './review.ts';
import { countingSignatures, reviewVerdict } from './review-verdict.ts';

/**
 * The only thing a report may be made from. It exists only through `signDecision`: the constructor is private and the class nominal, so nothing that a
 * model or a draft returns has this type.
 */
export class SignedDecision {
  readonly #met = true;

  private constructor(
    readonly decision: DecisionVersion,
    /** The signatures that made the quorum, and the dissents that are printed. */
    readonly signatures: readonly Signature[],
  ) {}

  /**
   * @param contentSha256 SHA-256 over the canonical JSON of `decision.content`, computed by the caller from the content itself
   *
   * | case | answer |
   * |------|--------|
   * | version is void, or another than the one under review | VERSION_SUPERSEDED |
   * | content does not have the digest that was signed | DIGEST_MISMATCH |
   * | veto | VETOED |
   * | quorum open | QUORUM_NOT_MET |
   * | otherwise | signed decision |
   */
  static of(decision: DecisionVersion, contentSha256: Sha256, review: Review): Outcome<SignedDecision> {
    if (decision.voidedAt !== null || decision.version !== review.version || decision.content.caseId !== review.caseId)
      return refuse('SIGN_OFF.VERSION_SUPERSEDED', { current: review.version });
    if (contentSha256 !== decision.sha256 || decision.sha256 !== review.digest)
      return refuse('SIGN_OFF.DIGEST_MISMATCH', { version: decision.version });
    const verdict = reviewVerdict(review);
    if (verdict.kind === 'blocked') return refuse('SIGN_OFF.VETOED', { vetoBy: verdict.vetoBy });
    if (verdict.kind === 'waiting')
      return refuse('SIGN_OFF.QUORUM_NOT_MET', { missingSeats: verdict.missingSeats, missingApprovals: verdict.missingApprovals });
    return ok(new SignedDecision(decision, countingSignatures(review)));
  }

  /** True of every instance; keeps an object of the same shape from passing for one. */
  get isSigned(): true {
    return this.#met;
  }
}

/** A decision, its recomputed hash and a met quorum make a signed decision; anything less is refused by name. */
export const signDecision = (decision: DecisionVersion, contentSha256: Sha256, review: Review): Outcome<SignedDecision> =>
  SignedDecision.of(decision, contentSha256, review);
