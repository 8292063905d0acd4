import type { DraftSentence } from '@consilium/domain';
import type { ModelUse, Narration } from '@consilium/domain/evidence';

/** Builders for the specs of the merge; no model was asked. */
export const aUse = (given: Partial<ModelUse> = {}): ModelUse => ({
  provider: 'openai',
  model: 'made-up-1',
  answeredBy: 'made-up-1',
  destination: '127.0.0.1:1',
  promptVersion: 'test-1',
  promptSha256: 'b'.repeat(64),
  parameters: { temperature: 0 },
  outputSha256: 'c'.repeat(64),
  outcome: 'used',
  failure: null,
  repaired: false,
  guard: { proposed: 0, kept: 0, dropped: 0, byCode: {} },
  calls: 1,
  milliseconds: 5,
  tokens: { input: 100, output: 50 },
  costMicros: null,
  at: '2026-03-01T08:00:00.000Z',
  ...given,
});

export const aNarration = (sentences: readonly DraftSentence[], given: Partial<Narration> = {}): Narration => ({
  schema: 'consilium/narration/1',
  sentences,
  secondReading: null,
  use: aUse(),
  failure: null,
  ...given,
});
