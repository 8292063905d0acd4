import type { Uuid } from '../shared/primitives.ts';
import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { Recusal, Signature } from './review.ts';

export type RecusalChange = { readonly kind: 'recused'; readonly voids: readonly Signature[] } | { readonly kind: 'repeated' };

/**
 * Declares a conflict of interest on a case: it takes the vote, keeps the voice, and the quorum is recomputed because every signature of the member
 * that is still valid becomes void.
 */
export function recuse(
  state: { readonly recusals: readonly Recusal[]; readonly signatures: readonly Signature[] },
  member: Uuid,
  reason: string,
): Outcome<RecusalChange> {
  if (state.recusals.some((recusal) => recusal.member === member)) return ok({ kind: 'repeated' });
  if (!reason.trim()) return refuse('SIGN_OFF.REASON_REQUIRED', { act: 'recuse' });
  return ok({ kind: 'recused', voids: state.signatures.filter(({ signer, voidedAt }) => signer === member && voidedAt === null) });
}
