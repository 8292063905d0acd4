import { guardedFetch } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import type { Narrator } from '@consilium/domain/evidence';
import { DEFAULT_ANSWER_BYTES, createNarrator } from '@consilium/retrieval';
import { fileGuards } from './file-guards.ts';

const CLOCK = { now: () => new Date().toISOString() };

/** The model of the installation behind the same guards as the server's; null where none is configured. */
export function openNarrator({ model, home }: OperatorConfig): Narrator | null {
  if (model === null) return null;
  const { allowedHosts, timeoutMs } = model;
  return createNarrator({
    settings: model,
    guards: fileGuards(home, CLOCK),
    fetch: guardedFetch({ allowedHosts, maxResponseBytes: DEFAULT_ANSWER_BYTES, timeoutMs }),
    clock: CLOCK,
  });
}
