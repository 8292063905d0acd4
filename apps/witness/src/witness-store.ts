import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNote, parseCheckpoint } from '@consilium/ledger';
import type { Verifier } from '@consilium/ledger';
import type { Seen } from './judge-checkpoint.ts';

const SCHEMA = 'consilium/witness-state/1';
export const STATE_FILE = 'state.json';
/** Signed checkpoints that contradict one another: the evidence against a log. */
export const ALARM_FILE = 'alarms.jsonl';

export interface Alarm {
  readonly at: string;
  readonly code: string;
  readonly origin: string;
  readonly seen: number;
  readonly offered: number;
  /** Checkpoint that contradicts. */
  readonly note: string;
  /** Checkpoint that was cosigned. */
  readonly known: string;
}

/** The notes that were cosigned last, one a log, on disk before anybody hears of them. */
export interface WitnessStore {
  seen(origin: string): Seen | undefined;
  /** Newest cosigned note of each log. */
  notes(): readonly string[];
  /** Returns when the note would outlive a power cut. @throws Error when somebody else wrote the state meanwhile */
  keep(origin: string, seen: Seen, note: string): void;
  /** Keeps the evidence; the same again is kept once. */
  raise(alarm: Alarm): void;
}

export const hasState = (dir: string): boolean => existsSync(join(dir, STATE_FILE));
export const makeState = (dir: string): void => void writeDurably(dir, textOf([]));

/**
 * @param self key of this witness; a state that it did not cosign is not its own
 * @throws Error with the way out for a state that is missing, damaged or another witness's
 */
export function openStore(dir: string, self: Verifier): WitnessStore {
  let written = readState(dir);
  const notes = notesOf(written);
  const seen = new Map<string, Seen>();
  const raised = new Set<string>();
  for (const [origin, note] of notes) seen.set(origin, seenIn(note, origin, self));
  return {
    seen: (origin) => seen.get(origin),
    notes: () => [...notes.values()],
    keep: (origin, next, note) => {
      if (readState(dir) !== written) throw new Error(`${STATE_FILE} was changed by somebody else: two witnesses must not share a folder.`);
      notes.set(origin, note);
      written = writeDurably(dir, textOf([...notes.values()]));
      seen.set(origin, next);
    },
    raise: ({ at, ...alarm }) => {
      const text = JSON.stringify(alarm);
      if (raised.has(text)) return;
      raised.add(text);
      appendFileSync(join(dir, ALARM_FILE), `${JSON.stringify({ at, ...alarm })}\n`, { mode: 0o600, flush: true });
    },
  };
}

const WAY_OUT =
  'stop every log from asking it, restore the folder of the witness from its newest backup, or start a new witness with a new folder and a new key';

function readState(dir: string): string {
  if (!hasState(dir)) throw new Error(`The ${STATE_FILE} of this witness is missing, so it no longer knows what it cosigned: ${WAY_OUT}.`);
  return readFileSync(join(dir, STATE_FILE), 'utf8');
}

const damaged = (): Error => new Error(`The ${STATE_FILE} of this witness is damaged or was edited: ${WAY_OUT}.`);

function notesOf(text: string): Map<string, string> {
  const state = parsedJson(text);
  if (!isState(state) || textOf(state.notes) !== text) throw damaged();
  const notes = new Map<string, string>();
  for (const note of state.notes) notes.set(originOf(note), note);
  if (notes.size !== state.notes.length) throw damaged();
  return notes;
}

const originOf = (note: string): string => note.slice(0, Math.max(0, note.indexOf('\n')));

/** The state proves itself: nobody but this witness can have cosigned its notes. */
function seenIn(note: string, origin: string, self: Verifier): Seen {
  const opened = openNote(note, [self]);
  const checkpoint = opened.ok ? parseCheckpoint(opened.value.text) : null;
  if (!checkpoint?.ok || checkpoint.value.origin !== origin) throw damaged();
  return checkpoint.value;
}

const isState = (value: unknown): value is { readonly notes: readonly string[] } =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  value.schema === SCHEMA &&
  'notes' in value &&
  Array.isArray(value.notes) &&
  value.notes.every((note) => typeof note === 'string');

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const textOf = (notes: readonly string[]): string => `${JSON.stringify({ schema: SCHEMA, notes }, null, 2)}\n`;

/** Whole or not at all: written beside, forced to disk, renamed, and the folder forced to disk. */
function writeDurably(dir: string, text: string): string {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, STATE_FILE);
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  // Windows opens no folders; there the rename itself is journalled.
  if (process.platform !== 'win32') {
    const folder = openSync(dir, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }
  return text;
}
