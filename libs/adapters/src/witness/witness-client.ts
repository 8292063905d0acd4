import { TLOG_SIZE_TYPE, formatAddCheckpoint, openNote, parseCheckpoint, parseTlogSize, parseVerifierKey } from '@consilium/ledger';
import type { AddCheckpoint, Checkpoint } from '@consilium/ledger';
import { guardedFetch } from '../outbound/guarded-fetch.ts';

const MAX_RESPONSE_BYTES = 64 * 1024;
const TIMEOUT_MS = 10_000;
const OK = 200;
const CONFLICT = 409;

/** What a witness made of a checkpoint. */
export type WitnessAnswer =
  | { readonly kind: 'cosigned'; /** Signature lines by trusted keys, each with its newline. */ readonly lines: readonly string[] }
  /** The witness knows another size, or this size with another root: `size` is what it cosigned last. */
  | { readonly kind: 'conflict'; readonly size: number }
  | { readonly kind: 'refused'; readonly code: WitnessRefusal };

/**
 * | code | what happened |
 * |---|---|
 * | WITNESS.MALFORMED | 400: it could not read the request |
 * | WITNESS.SIGNATURE_UNKNOWN | 403: it does not trust the key that signed |
 * | WITNESS.LOG_UNKNOWN | 404: it does not know this log |
 * | WITNESS.INCONSISTENT | 422: the new tree does not grow out of the one it cosigned |
 * | WITNESS.UNREADABLE | an answer that is none of the protocol, or signatures by nobody we trust |
 * | WITNESS.UNREACHABLE | no answer in time, or the address is not allowed |
 */
export type WitnessRefusal =
  | 'WITNESS.MALFORMED'
  | 'WITNESS.SIGNATURE_UNKNOWN'
  | 'WITNESS.LOG_UNKNOWN'
  | 'WITNESS.INCONSISTENT'
  | 'WITNESS.UNREADABLE'
  | 'WITNESS.UNREACHABLE';

const BY_STATUS: Readonly<Record<number, WitnessRefusal>> = {
  400: 'WITNESS.MALFORMED',
  403: 'WITNESS.SIGNATURE_UNKNOWN',
  404: 'WITNESS.LOG_UNKNOWN',
  422: 'WITNESS.INCONSISTENT',
};

export interface WitnessOptions {
  /** Public keys of the witnesses that this site believes; a cosignature by any other is dropped. */
  readonly vkeys: readonly string[];
  readonly timeoutMs?: number;
}

/**
 * Asks a witness to cosign (C2SP tlog-witness). Only the host of `url` is called, no redirect is followed, and an answer is read up to 64 KiB. It never
 * throws: a witness that is down must not stop the log.
 * @param url submission prefix, to which `/add-checkpoint` is added
 */
export async function cosignatureFrom(url: string, request: AddCheckpoint, options: WitnessOptions): Promise<WitnessAnswer> {
  try {
    const response = await call(url, 'add-checkpoint', options, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: formatAddCheckpoint(request),
    });
    return answerOf(response, await response.text(), request, options);
  } catch {
    return refused('WITNESS.UNREACHABLE');
  }
}

/**
 * The newest checkpoint of a log that the witness shows under its own cosignature (`GET <prefix>/checkpoints`, a list of notes; not part of tlog-witness, whose
 * refusals nobody signs). Null when there is none that holds, or the witness knows no such question.
 */
export async function newestCosigned(url: string, origin: string, options: WitnessOptions): Promise<Checkpoint | null> {
  try {
    const response = await call(url, 'checkpoints', options);
    const notes: unknown = response.status === OK ? JSON.parse(await response.text()) : null;
    const found = (Array.isArray(notes) ? notes : []).flatMap((note) => cosignedIn(note, origin, options.vkeys));
    return found.toSorted((a, b) => b.size - a.size)[0] ?? null;
  } catch {
    return null;
  }
}

function cosignedIn(note: unknown, origin: string, vkeys: readonly string[]): readonly Checkpoint[] {
  const opened = typeof note === 'string' ? openNote(note, verifiersOf(vkeys)) : null;
  if (!opened?.ok || !opened.value.signed.some(({ time }) => time !== null)) return [];
  const checkpoint = parseCheckpoint(opened.value.text);
  return checkpoint.ok && checkpoint.value.origin === origin ? [checkpoint.value] : [];
}

function call(url: string, path: string, { timeoutMs = TIMEOUT_MS }: WitnessOptions, init: RequestInit = {}): Promise<Response> {
  const prefix = new URL(url);
  const fetching = guardedFetch({ allowedHosts: [prefix.host], maxResponseBytes: MAX_RESPONSE_BYTES, timeoutMs });
  return fetching(`${prefix.href.replace(/\/+$/, '')}/${path}`, init);
}

const verifiersOf = (vkeys: readonly string[]) => vkeys.map(parseVerifierKey).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
const refused = (code: WitnessRefusal): WitnessAnswer => ({ kind: 'refused', code });

function answerOf(response: Response, body: string, { note }: AddCheckpoint, { vkeys }: WitnessOptions): WitnessAnswer {
  if (response.status === OK) return cosignaturesOf(note, body, vkeys);
  if (response.status !== CONFLICT) return refused(BY_STATUS[response.status] ?? 'WITNESS.UNREADABLE');
  const size = response.headers.get('content-type')?.startsWith(TLOG_SIZE_TYPE) ? parseTlogSize(body) : null;
  return size === null ? refused('WITNESS.UNREADABLE') : { kind: 'conflict', size };
}

/** Lines of trusted witnesses over exactly this checkpoint; the rest of the answer is dropped (tlog-witness). */
function cosignaturesOf(note: string, body: string, vkeys: readonly string[]): WitnessAnswer {
  // Over the text alone: of a checkpoint that it cosigned before, the note bears the former line of the same key.
  const opened = openNote(`${note.slice(0, note.indexOf('\n\n') + 2)}${body}`, verifiersOf(vkeys));
  const lines = opened.ok
    ? opened.value.signed.filter(({ time, line }) => time !== null && body.includes(line)).map(({ line }) => line)
    : [];
  return lines.length === 0 ? refused('WITNESS.UNREADABLE') : { kind: 'cosigned', lines };
}
