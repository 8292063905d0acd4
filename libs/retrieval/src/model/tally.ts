import type { Instant } from '@consilium/domain';
import type { ModelFailure, ModelUse } from '@consilium/domain/evidence';
import { sha256Hex } from '@consilium/ledger';
import { destinationOf, parametersOf } from './model-settings.ts';
import type { ModelSettings } from './model-settings.ts';
import { PROMPT_VERSION } from './prompt/rules.ts';
import { costOf } from './spending.ts';

/** What a chain of calls (first, waiting, repair) has come to so far. */
export interface Tally {
  calls: number;
  tokens: { input: number; output: number } | null;
  answeredBy: string | null;
  promptSha256: string | null;
  outputSha256: string | null;
  repaired: boolean;
}

export const newTally = (): Tally => ({
  calls: 0,
  tokens: null,
  answeredBy: null,
  promptSha256: null,
  outputSha256: null,
  repaired: false,
});

export function addTokens(tally: Tally, { input, output }: NonNullable<ModelUse['tokens']>): void {
  tally.tokens = { input: (tally.tokens?.input ?? 0) + input, output: (tally.tokens?.output ?? 0) + output };
}

export const sha256OfText = (text: string): string => sha256Hex(text);

const NO_GUARD: ModelUse['guard'] = { proposed: 0, kept: 0, dropped: 0, byCode: {} };

export interface UseFacts {
  readonly settings: ModelSettings;
  readonly tally: Tally;
  readonly failure: ModelFailure | null;
  readonly milliseconds: number;
  readonly at: Instant;
  readonly guard?: ModelUse['guard'];
}

/** Provenance of the chain (AIO-01). `used` here means that there is something for the gate to judge; the gate has the last word. */
export const useOf = ({ settings, tally, failure, milliseconds, at, guard = NO_GUARD }: UseFacts): ModelUse => ({
  provider: settings.provider,
  model: settings.model,
  answeredBy: tally.answeredBy,
  destination: destinationOf(settings) ?? '',
  promptVersion: PROMPT_VERSION,
  promptSha256: tally.promptSha256,
  parameters: parametersOf(settings),
  outputSha256: tally.outputSha256,
  outcome: failure === null ? 'used' : 'template',
  failure,
  repaired: tally.repaired,
  guard,
  calls: tally.calls,
  milliseconds,
  tokens: tally.tokens,
  costMicros: tally.tokens === null ? null : costOf(tally.tokens, settings.pricesMicros),
  at,
});
