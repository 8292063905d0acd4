import type { Actor } from '../access/actor.ts';
import { ok } from '../shared/result.ts';
import { refuse } from '../shared/refusal-codes.ts';
import type { Outcome } from '../shared/refusal-codes.ts';
import type { DecisionContent } from './decision.ts';
import { RECOMMENDS_NOTHING } from './decision-from-draft.ts';

export type AmendmentKind = Exclude<DecisionContent['kind'], 'original'>;

/**
 * First version of an amendment, correction, addendum or rescission: the issued content with the kind and its reason, to be changed or signed as it
 * stands. Who opens it is its author and can't approve it. A rescission recommends nothing.
 */
export function amendmentOf(
  issued: DecisionContent,
  kind: AmendmentKind,
  reason: string,
  by: Actor,
  next: { readonly version: number; readonly run: number },
): Outcome<DecisionContent> {
  if (!reason.trim()) return refuse('SIGN_OFF.REASON_REQUIRED', { act: kind });
  const withdrawn = kind === 'rescission' ? RECOMMENDS_NOTHING : {};
  return ok({
    ...issued,
    ...withdrawn,
    ...next,
    kind,
    kindReason: reason,
    origin: 'changed',
    author: { kind: 'person', ref: by.id, name: by.name },
    overrides: [],
  });
}
