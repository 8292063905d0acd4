import type { DraftRecommendation, Instant, Prioritization, Retrieval } from '@consilium/domain';
import type { Narration } from '@consilium/domain/evidence';
import { DEFAULT_ABSTENTION_POLICY } from './abstention/abstention-rule.ts';
import type { AbstentionPolicy } from './abstention/abstention-rule.ts';
import { citedSources } from './cited-sources.ts';
import { composeDraft } from './compose-draft.ts';
import { mergeNarration } from './merge/merge-narration.ts';

/** The template's draft; with a narration, the model's sentences that passed the gate among the template's. Each with what its sources are. */
export function draftRecommendation(
  prioritization: Prioritization,
  retrieval: Retrieval,
  at: Instant,
  narration: Narration | null = null,
  policy: AbstentionPolicy = DEFAULT_ABSTENTION_POLICY,
): DraftRecommendation {
  const template = composeDraft(prioritization, retrieval, at, policy);
  const draft = narration === null ? template : mergeNarration(template, narration, retrieval, prioritization);
  return { ...draft, sources: citedSources(draft.sentences, retrieval) };
}
