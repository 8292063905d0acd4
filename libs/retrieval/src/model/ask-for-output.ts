import type { ModelFailure } from '@consilium/domain/evidence';
import type { z } from 'zod';
import { askModel } from './model-session.ts';
import type { Ask, Session } from './model-session.ts';
import { repairPrompt } from './prompt/build-prompt.ts';
import { readOutput } from './read-output.ts';

export type AskedOutput<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ModelFailure };

/** Asks, reads under the schema, and asks once more with the errors (LLM-01): one repair, then nothing. */
export async function askForOutput<T>(session: Session, ask: Ask & { readonly schema: z.ZodType<T> }): Promise<AskedOutput<T>> {
  const first = await askModel(session, ask);
  if (!first.ok) return first;
  const read = readOutput(ask.schema, first.answer.text);
  if (read.ok) return read;
  const second = await askModel(session, { ...ask, purpose: 'repair', prompt: repairPrompt(ask.prompt, read.errors) });
  ask.tally.repaired = true;
  if (!second.ok) return second;
  const repaired = readOutput(ask.schema, second.answer.text);
  return repaired.ok ? repaired : { ok: false, failure: 'MODEL.OUTPUT_INVALID' };
}
