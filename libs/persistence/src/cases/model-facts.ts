import type { AiFacts, AiModelFacts } from '@consilium/ledger';
import type { DraftRecommendation, StepKey } from '@consilium/domain';
import type { ModelFailure, ModelUse, Narration } from '@consilium/domain/evidence';
import type { Sql } from '../sql.ts';

/** What the trail keeps of a model's use: names, digests and counts, no text (AIO-01). */
const factsOfUse = (use: ModelUse): AiModelFacts => ({
  name: `${use.provider}:${use.model}`,
  answeredBy: use.answeredBy,
  destination: use.destination,
  prompt: use.promptSha256,
  promptVersion: use.promptVersion,
  response: use.outputSha256,
  proposed: use.guard.proposed,
  kept: use.guard.kept,
  dropped: use.guard.dropped,
  failure: use.failure,
});

export const factsOfDraft = ({ provenance }: DraftRecommendation, output: string): AiFacts => ({
  drafter: provenance.drafter,
  version: provenance.drafterVersion,
  output,
  ...(provenance.model ? { model: factsOfUse(provenance.model) } : {}),
});

export const factsOfNarration = ({ use }: Narration, output: string): AiFacts => ({
  drafter: use ? `${use.provider}:${use.model}` : 'none',
  version: use?.promptVersion ?? 'none',
  output,
  ...(use ? { model: factsOfUse(use) } : {}),
});

/**
 * Why the template drafted although a model was asked for wording.
 *
 * | draft's own use of a model | narration kept for the run | answer |
 * |---|---|---|
 * | used | any | null |
 * | template | any | the draft's failure, else the narration's, else MODEL.FAILED |
 * | none | failed, but for a site without model | the narration's failure |
 * | none | none, or a site without model | null |
 */
export async function fallbackOf(sql: Sql, key: StepKey, { provenance }: DraftRecommendation): Promise<ModelFailure | null> {
  const { model } = provenance;
  if (model?.outcome === 'used') return null;
  const text = 'SELECT failure FROM clinic.narration WHERE case_id = $1 AND run = $2';
  const [kept] = await sql.rows<{ failure: ModelFailure | null }>(text, [key.caseId, key.run]);
  const failure = kept?.failure ?? null;
  if (model) return model.failure ?? failure ?? 'MODEL.FAILED';
  return failure === 'MODEL.NOT_CONFIGURED' ? null : failure;
}
