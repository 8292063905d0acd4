import type { Uuid } from '../shared/primitives.ts';
import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { Signature } from './review.ts';

export type Withdrawal =
  { readonly kind: 'withdrawn'; readonly signature: Signature } | { readonly kind: 'repeated'; readonly signature: Signature };

/**
 * Takes back one's own signature before issue; it stays in history as void.
 *
 * | signature | answer |
 * |-----------|--------|
 * | unknown on this case | SIGNATURE_NOT_FOUND |
 * | of another person | SIGNATURE_NOT_YOURS |
 * | void already | repeated |
 * | own, valid, with a reason | withdrawn |
 */
export function withdrawSignature(signatures: readonly Signature[], id: Uuid, by: Uuid, reason: string): Outcome<Withdrawal> {
  const signature = signatures.find((candidate) => candidate.id === id);
  if (!signature) return refuse('SIGN_OFF.SIGNATURE_NOT_FOUND', { signature: id });
  if (signature.signer !== by) return refuse('SIGN_OFF.SIGNATURE_NOT_YOURS', { signature: id });
  if (signature.voidedAt !== null) return ok({ kind: 'repeated', signature });
  if (!reason.trim()) return refuse('SIGN_OFF.REASON_REQUIRED', { act: 'withdraw' });
  return ok({ kind: 'withdrawn', signature });
}
