import type { Clock } from '@consilium/domain';
import type { ModelGuards, Narrator, OutboundCall } from '@consilium/domain/evidence';
import { createNarrator } from '@consilium/retrieval';
import { STUB_MODEL } from './stub/stub-server.ts';

/** The real narrator against the stub: caps wide, time as told, a fresh circuit breaker with each narrator. */
export function stubNarrator({
  url,
  host,
  timeoutMs = 20_000,
  secondReader = false,
}: {
  readonly url: string;
  readonly host: string;
  readonly timeoutMs?: number;
  readonly secondReader?: boolean;
}): { readonly narrator: Narrator; readonly calls: OutboundCall[] } {
  const calls: OutboundCall[] = [];
  const guards: ModelGuards = {
    stopped: () => Promise.resolve([]),
    spentToday: () => Promise.resolve({ tokens: 0, costMicros: 0 }),
    recordCall: (call) => (calls.push(call), Promise.resolve()),
    recordUse: () => Promise.resolve(),
  };
  const settings = {
    provider: 'openai',
    model: STUB_MODEL,
    baseUrl: url,
    apiKey: null,
    allowedHosts: [host],
    timeoutMs,
    maxOutputTokens: 6000,
    tokensPerCase: 1_000_000_000,
    tokensPerDay: 1_000_000_000,
    pricesMicros: null,
    costMicrosPerDay: null,
    secondReader,
  } as const;
  return { narrator: createNarrator({ settings, guards, fetch, clock: SYSTEM_CLOCK }), calls };
}

const SYSTEM_CLOCK: Clock = { now: () => new Date().toISOString() };
