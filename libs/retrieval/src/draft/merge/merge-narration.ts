import { DRAFT_SECTIONS } from '@consilium/domain';
import type { DraftRecommendation, DraftSentence, Prioritization, Retrieval } from '@consilium/domain';
import type { ModelUse, Narration } from '@consilium/domain/evidence';
import { gateNarration } from '../../verify/gate-narration.ts';
import type { GatedNarration } from '../../verify/gate-narration.ts';
import { givesWay } from './gives-way.ts';
import { sortedOut } from './sorted-out.ts';

/**
 * A model's sentences among the template's. Contract:
 * 1. Options, order, tiers, resistance, tests, warnings and abstention are the template's, whatever the narration says.
 * 2. Each sentence of the model passes the gate that the template's passed; over a fifth dropped, or none left, and none is used.
 * 3. No sentence on resistance, evidence against, gaps, tests or safety is ever taken out; others only where {@link givesWay} says so.
 * 4. A narration that cannot be labelled with its model is not used.
 *
 * | narration | drafter | provenance.model |
 * |---|---|---|
 * | none | template | absent |
 * | failed, no model named | template | null |
 * | failed | template | its failure |
 * | over a fifth dropped, or none left | template | MODEL.CLAIMS_DROPPED |
 * | else | `provider:model` | used |
 */
export function mergeNarration(
  template: DraftRecommendation,
  narration: Narration,
  retrieval: Retrieval,
  prioritization: Prioritization,
): DraftRecommendation {
  const { use, secondReading } = narration;
  if (use === null) return withModel({ ...template, secondReading: null }, null);
  const read = { ...template, secondReading };
  if (narration.failure !== null) return withModel(read, { ...use, outcome: 'template', failure: narration.failure });
  const gate = gated(narration, retrieval, prioritization);
  const dropped = [...template.dropped, ...gate.dropped];
  if (!gate.accepted) return withModel({ ...read, dropped }, modelUse(use, gate, 'MODEL.CLAIMS_DROPPED'));
  const worded = gate.kept.map((sentence, index): DraftSentence => ({ ...sentence, id: `model-${index + 1}`, author: 'model' }));
  const standing = template.sentences.filter((sentence) => !givesWay(sentence, worded));
  const used = withModel({ ...read, dropped, sentences: inSections(standing, worded) }, modelUse(use, gate, null));
  const { provenance } = used;
  return { ...used, provenance: { ...provenance, drafter: `${use.provider}:${use.model}`, drafterVersion: use.promptVersion } };
}

const withModel = (draft: DraftRecommendation, model: ModelUse | null): DraftRecommendation => ({
  ...draft,
  provenance: { ...draft.provenance, model },
});

/** A sentence for a section that no reader has is dropped like any other that fails. */
function gated(narration: Narration, retrieval: Retrieval, prioritization: Prioritization): GatedNarration {
  const { placed, strays } = sortedOut(narration);
  const gate = gateNarration({ ...narration, sentences: placed }, retrieval, prioritization);
  if (strays.length === 0) return gate;
  const byCode = { ...gate.byCode, 'CLAIM.KIND_UNKNOWN': (gate.byCode['CLAIM.KIND_UNKNOWN'] ?? 0) + strays.length };
  return { ...gate, dropped: [...gate.dropped, ...strays], accepted: false, byCode };
}

const modelUse = (use: ModelUse, { kept, dropped, byCode }: GatedNarration, failure: ModelUse['failure']): ModelUse => ({
  ...use,
  outcome: failure === null ? 'used' : 'template',
  failure,
  guard: { proposed: kept.length + dropped.length, kept: kept.length, dropped: dropped.length, byCode },
});

/** Section by section, the template's sentences first: what a model worded is never what is read by default (AIO-02). */
const inSections = (standing: readonly DraftSentence[], worded: readonly DraftSentence[]): readonly DraftSentence[] =>
  DRAFT_SECTIONS.flatMap((section) => [...standing, ...worded].filter((sentence) => sentence.section === section));
