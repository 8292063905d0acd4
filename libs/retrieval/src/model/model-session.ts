import { setTimeout as timer } from 'node:timers/promises';
import type { Clock } from '@consilium/domain';
import type { ModelFailure, ModelGuards, NarrationRequest, OutboundCall } from '@consilium/domain/evidence';
import type { z } from 'zod';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { failureOfAnswer, failureOfError } from './failure-of.ts';
import type { ChatProvider, ModelAnswer } from './model-call.ts';
import { modelMatches } from './model-matches.ts';
import { DEFAULT_ANSWER_BYTES, destinationOf } from './model-settings.ts';
import type { ModelSettings } from './model-settings.ts';
import { isAllowedHost } from './allowed-host.ts';
import type { Prompt } from './prompt/build-prompt.ts';
import { charactersIn, costOf, estimatedTokens } from './spending.ts';
import type { Spending } from './spending.ts';
import { addTokens, sha256OfText } from './tally.ts';
import type { Tally } from './tally.ts';
import { newSighting, watchedFetch } from './watched-fetch.ts';
import type { Sighting } from './watched-fetch.ts';

/** What every call of a narrator shares. */
export interface SessionTools {
  readonly settings: ModelSettings;
  readonly guards: ModelGuards;
  readonly provider: ChatProvider;
  readonly breaker: CircuitBreaker;
  readonly spending: Spending;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** One case at the model: its time and its tokens. */
export interface Session extends SessionTools {
  readonly request: Pick<NarrationRequest, 'board' | 'caseId'>;
  readonly signal: AbortSignal;
  readonly endsAt: number;
  spent: number;
}

export interface Ask {
  readonly prompt: Prompt;
  readonly schema: z.ZodType;
  readonly name: string;
  readonly purpose: OutboundCall['purpose'];
  readonly tally: Tally;
}

export type Asked = { readonly ok: true; readonly answer: ModelAnswer } | { readonly ok: false; readonly failure: ModelFailure };

const MAX_TRIES = 3;
const PAUSE_AFTER_5XX_MS = 250;

export const nowOf = (clock: Clock): number => Date.parse(clock.now());

const failed = (failure: ModelFailure): Asked => ({ ok: false, failure });

/** One question, with the tries that a busy endpoint is given. The circuit counts questions, not tries. */
export async function askModel(session: Session, ask: Ask): Promise<Asked> {
  const { settings, breaker } = session;
  const refusal = await refusalBefore(session);
  if (refusal !== null) return failed(refusal);
  const circuit = `${destinationOf(settings)} ${settings.model}`;
  if (!breaker.admits(circuit)) return failed('MODEL.CIRCUIT_OPEN');
  const { asked, sent } = await tries(session, ask);
  if (!sent) breaker.released(circuit);
  else breaker.told(circuit, asked.ok || asked.failure === 'MODEL.REFUSED' ? 'answered' : 'failed');
  return asked;
}

/** Read before every try: a stop in between stops the next one. */
async function refusalBefore({ settings, guards, request }: Session): Promise<ModelFailure | null> {
  if ((await guards.stopped(settings.model, request.board)).length > 0) return 'MODEL.STOPPED';
  return isAllowedHost(settings) ? null : 'MODEL.DESTINATION_REFUSED';
}

/**
 * | answer | next |
 * |---|---|
 * | 429 with Retry-After that ends within the time of the case | waits, tries again, three tries in all |
 * | 429 without, or with a longer one | MODEL.UNAVAILABLE |
 * | 5xx | once again |
 * | any other failure | stands |
 */
async function tries(session: Session, ask: Ask): Promise<{ readonly asked: Asked; readonly sent: boolean }> {
  let sent = false;
  for (let attempt = 1; ; attempt += 1) {
    const sighting = newSighting();
    const asked = await oneTry(session, ask, sighting);
    sent ||= sighting.sent;
    const pause = asked.ok || attempt === MAX_TRIES ? null : pauseBeforeNext(session, sighting, attempt);
    if (pause === null) return { asked, sent };
    const stillTime = await timer(pause, true, { signal: session.signal }).catch(() => false);
    if (!stillTime) return { asked: failed('MODEL.CAP_REACHED'), sent };
    const refusal = await refusalBefore(session);
    if (refusal !== null) return { asked: failed(refusal), sent };
  }
}

function pauseBeforeNext({ clock, endsAt }: Session, { status, retryAfterMs }: Sighting, attempt: number): number | null {
  const pause = status === 429 ? retryAfterMs : status !== null && status >= 500 && attempt === 1 ? PAUSE_AFTER_5XX_MS : null;
  return pause === null || nowOf(clock) + pause >= endsAt ? null : pause;
}

async function oneTry(session: Session, ask: Ask, sighting: Sighting): Promise<Asked> {
  const { settings, spending, signal } = session;
  const wanted = { input: estimatedTokens(charactersIn(ask.prompt.messages)), output: settings.maxOutputTokens };
  const giveBack = await spending.reserve(wanted, session.spent);
  if (giveBack === null || signal.aborted) {
    giveBack?.();
    return failed('MODEL.CAP_REACHED');
  }
  try {
    const answer = await call(session, ask, sighting);
    const used = answer?.tokens ?? estimateOf(sighting, wanted);
    if (used !== null) await countUse(session, ask.tally, used);
    return judge(session, ask, answer, sighting);
  } finally {
    giveBack();
  }
}

/** Null: no answer that could be read. */
async function call(session: Session, ask: Ask, sighting: Sighting): Promise<ModelAnswer | null> {
  const { settings, guards, provider, request, clock, signal } = session;
  const destination = destinationOf(settings) ?? '';
  const entry = { purpose: ask.purpose, destination, provider: settings.provider, model: settings.model, fields: ask.prompt.fields };
  const maxAnswerBytes = settings.maxAnswerBytes ?? DEFAULT_ANSWER_BYTES;
  const record = (bytes: Pick<OutboundCall, 'requestSha256' | 'bytes'>): Promise<void> =>
    guards.recordCall({ ...entry, ...bytes }, request.caseId);
  const watched = watchedFetch({ fetch: session.fetch, destination, signal, maxAnswerBytes, record, now: () => nowOf(clock) }, sighting);
  try {
    const { prompt, schema, name } = ask;
    return await provider({ messages: prompt.messages, schema, name, signal, fetch: watched });
  } catch (_) {
    // What the clients throw is of their own making; what happened is in the sighting.
    return null;
  } finally {
    if (sighting.sent) {
      ask.tally.calls += 1;
      ask.tally.promptSha256 = ask.prompt.sha256;
    }
  }
}

/** An endpoint that does not count, or an answer that broke off, is counted by what was sent and allowed: a cap must not be passed by silence. */
function estimateOf(sighting: Sighting, wanted: { readonly input: number; readonly output: number }): typeof wanted | null {
  const served = sighting.sent && (sighting.status === null || sighting.status < 400);
  return served ? wanted : null;
}

async function countUse(session: Session, tally: Tally, tokens: { readonly input: number; readonly output: number }): Promise<void> {
  const { settings, guards, request } = session;
  session.spent += tokens.input + tokens.output;
  addTokens(tally, tokens);
  const costMicros = costOf(tokens, settings.pricesMicros);
  await guards.recordUse({ tokens, costMicros, model: settings.model, destination: destinationOf(settings) ?? '' }, request.caseId);
}

function judge({ settings, signal }: Session, { tally }: Ask, answer: ModelAnswer | null, sighting: Sighting): Asked {
  if (answer === null) return failed(failureOfError(sighting, signal.aborted));
  tally.answeredBy = answer.answeredBy;
  tally.outputSha256 = sha256OfText(answer.text);
  if (!modelMatches(settings, answer.answeredBy)) return failed('MODEL.WRONG_MODEL');
  const failure = failureOfAnswer(answer);
  return failure === null ? { ok: true, answer } : failed(failure);
}
