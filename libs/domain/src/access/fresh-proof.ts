import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import { ok } from '../shared/result.ts';
import type { Instant } from '../shared/primitives.ts';

/** How long a proof of identity counts as fresh, e.g. for the enrolment of a credential. */
export const FRESH_PROOF_MS = 5 * 60_000;

/**
 * Whether the person of a session has proved lately who he is.
 *
 * | proved | answer |
 * |--------|--------|
 * | never, or the identity provider did not say when | stale |
 * | more than five minutes ago | stale |
 * | in the future by more than a minute (clocks differ) | stale |
 * | otherwise | fresh |
 */
export function freshProof({ provedAt }: { readonly provedAt: Instant | null }, now: Instant): Outcome<null> {
  const age = provedAt === null ? Number.NaN : Date.parse(now) - Date.parse(provedAt);
  return age <= FRESH_PROOF_MS && age >= -60_000 ? ok(null) : refuse('AUTH.PROOF_STALE', { withinSeconds: FRESH_PROOF_MS / 1000 });
}
