import { setTimeout as timer } from 'node:timers/promises';
import type { Clock, Uuid } from '@consilium/domain';
import type { ModelFailure, ModelGuards, Narration, NarrationRequest, Narrator } from '@consilium/domain/evidence';
import { planNarration } from '../draft/narration-plan.ts';
import { askForOutput } from './ask-for-output.ts';
import type { AskedOutput } from './ask-for-output.ts';
import { caseLedger } from './case-ledger.ts';
import { chatProvider } from './chat-provider.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import type { ModelSettings } from './model-settings.ts';
import { nowOf } from './model-session.ts';
import type { Session, SessionTools } from './model-session.ts';
import { draftOutput } from './output-schema.ts';
import type { DraftOutput } from './output-schema.ts';
import { draftPrompt } from './prompt/build-prompt.ts';
import { readSecond } from './second-reader.ts';
import { sentencesOf } from './sentences-of.ts';
import { roomForPassages, spending } from './spending.ts';
import { newTally, useOf } from './tally.ts';
import type { Tally } from './tally.ts';

export interface NarratorParts {
  /** Null: the site has no model, and nothing is ever sent. */
  readonly settings: ModelSettings | null;
  readonly guards: ModelGuards;
  /** The guarded fetch of the house. */
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/**
 * Asks a model for wording (issue part 3). Contract:
 * 1. Never throws: each way in which a model, an endpoint or a guard fails is a narration with its code, and the template stands.
 * 2. What comes back is proposals: the gate judges every sentence, and no option, tier, order or link has a place in the type.
 * 3. Before each call: configured, not stopped, on the allow-list, circuit closed, under the caps, entry written; only then bytes leave.
 * 4. One bound of time over all that is asked about a case.
 */
export function createNarrator({ settings, guards, fetch, clock }: NarratorParts): Narrator {
  if (settings === null) return { narrate: async () => nothing('MODEL.NOT_CONFIGURED') };
  const tools: SessionTools = {
    settings,
    guards,
    fetch,
    clock,
    provider: chatProvider(settings),
    breaker: circuitBreaker(() => nowOf(clock)),
    spending: spending(settings, guards),
  };
  const spentOn = caseLedger();
  return {
    narrate: async (request) => {
      if (!hasSomethingToWord(request)) return nothing(null);
      const session = openSession(tools, request, spentOn.of(request.caseId));
      const narration = await inTime(settings, narrated(session, request), () => failedWith(session, request, 'MODEL.CAP_REACHED'));
      spentOn.set(request.caseId, session.spent);
      return narration;
    },
  };
}

const nothing = (failure: ModelFailure | null): Narration => ({
  schema: 'consilium/narration/1',
  sentences: [],
  secondReading: null,
  use: null,
  failure,
});

/** A run that found nothing is worded by the template; nobody is asked, and that is no failure. */
function hasSomethingToWord({ prioritization }: NarrationRequest): boolean {
  const { options, resistance, diagnostic, prognostic, against, safety } = planNarration(prioritization);
  return [options, resistance, diagnostic, prognostic, against, safety].some((planned) => planned.length > 0);
}

function openSession(tools: SessionTools, request: { readonly board: string; readonly caseId: Uuid | null }, spent: number): Session {
  const { timeoutMs } = tools.settings;
  return { ...tools, request, spent, signal: AbortSignal.timeout(timeoutMs), endsAt: nowOf(tools.clock) + timeoutMs };
}

/** Calls end by the signal; this bound is for what has none, a guard that waits for its store. Past the signal nothing is sent any more. */
async function inTime({ timeoutMs }: ModelSettings, narrating: Promise<Narration>, overdue: () => Narration): Promise<Narration> {
  const answered = new AbortController();
  const late = timer(timeoutMs + GRACE_MS, null, { signal: answered.signal }).then(overdue, overdue);
  const narration = await Promise.race([narrating, late]);
  answered.abort();
  return narration;
}

const GRACE_MS = 250;

function failedWith({ settings, clock, endsAt }: Session, { at }: NarrationRequest, failure: ModelFailure): Narration {
  const milliseconds = nowOf(clock) - endsAt + settings.timeoutMs;
  return { ...nothing(failure), use: useOf({ settings, tally: newTally(), failure, milliseconds, at }) };
}

async function narrated(session: Session, request: NarrationRequest): Promise<Narration> {
  try {
    const { settings } = session;
    const tally = newTally();
    const ask = {
      prompt: draftPrompt(request, roomForPassages(settings, session.spent)),
      schema: draftOutput,
      name: 'draft_sentences',
      purpose: request.purpose ?? 'draft',
      tally,
    } as const;
    const asked = await askForOutput(session, ask).catch(() => ({ ok: false, failure: 'MODEL.FAILED' }) as const);
    return await narrationOf(session, request, tally, asked);
  } catch (_) {
    return failedWith(session, request, 'MODEL.FAILED');
  }
}

async function narrationOf(session: Session, request: NarrationRequest, tally: Tally, asked: AskedOutput<DraftOutput>): Promise<Narration> {
  const { settings, clock, endsAt } = session;
  const sentences = asked.ok ? sentencesOf(asked.value, request.retrieval) : [];
  const failure = asked.ok ? null : asked.failure;
  const milliseconds = nowOf(clock) - endsAt + settings.timeoutMs;
  const guard = { proposed: sentences.length, kept: 0, dropped: 0, byCode: {} };
  return {
    schema: 'consilium/narration/1',
    sentences,
    secondReading: asked.ok && settings.secondReader ? await readSecond(session, request).catch(() => null) : null,
    use: useOf({ settings, tally, failure, milliseconds, at: request.at, guard }),
    failure,
  };
}
