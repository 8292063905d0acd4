import { accepted, refusal } from '../log-refusal.ts';
import type { LogResult } from '../log-refusal.ts';
import { fromBase64 } from './encoding.ts';
import { isKeyName } from './note-key.ts';
import type { Verifier } from './note-key.ts';

/** Verifiers take at least 16 signatures and bound the rest (C2SP signed-note). */
const MAX_SIGNATURES = 64;
const MAX_NOTE_CHARACTERS = 1_000_000;

/** A signature line as it stands, not checked yet. */
export interface NoteSignature {
  readonly name: string;
  readonly id: number;
  readonly signature: Uint8Array;
  /** With its newline. */
  readonly line: string;
}
export interface ParsedNote {
  /** With its final newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}
export interface OpenedNote {
  readonly text: string;
  /** Keys whose signature holds, each once; `time` is that of a cosignature, in seconds since 1970. */
  readonly signed: readonly { readonly by: Verifier; readonly time: number | null; readonly line: string }[];
  /** Signatures by keys that nobody here trusts. */
  readonly unknown: number;
}

/** Lines without control characters, the last one ended. */
export const isNoteText = (text: string): boolean => text.endsWith('\n') && isNoteContent(text);
const isNoteContent = (text: string): boolean => text.isWellFormed() && !CONTROL.test(text);
/** C2SP signed-note: of the control characters of ASCII (those before the space) only the newline. */
const CONTROL = /[^\P{Cc}\n\u007f-\u009f]/u;

/** Splits text and signature lines without checking a signature. */
export function parseNote(note: string): LogResult<ParsedNote> {
  const malformed = (problem: string): LogResult<never> => refusal('LOG.NOTE_MALFORMED', problem);
  if (note.length > MAX_NOTE_CHARACTERS) return malformed(`a note has at most ${MAX_NOTE_CHARACTERS} characters`);
  if (!isNoteText(note)) return malformed('a note ends in a newline and holds no control character');
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return malformed('no blank line separates text and signatures');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return malformed(`a note has at most ${MAX_SIGNATURES} signatures`);
  const signatures: NoteSignature[] = [];
  for (const [at, line] of lines.entries()) {
    const signature = parseSignature(line);
    if (!signature) return malformed(`signature line ${at + 1} does not read — <name> <base64>`);
    signatures.push(signature);
  }
  return accepted({ text: note.slice(0, split + 1), signatures });
}

function parseSignature(line: string): NoteSignature | null {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 5) return null;
  return { name, id: new DataView(bytes.buffer).getUint32(0), signature: bytes.subarray(4), line: `${line}\n` };
}

/**
 * The text of a note that at least one of the keys signed. Nothing of a note is to be believed before this.
 *
 * 1. Signatures by other keys are ignored.
 * 2. A wrong signature under a known name and id refuses the whole note.
 * 3. A key that signed twice counts once.
 */
export function openNote(note: string, verifiers: readonly Verifier[]): LogResult<OpenedNote> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.value;
  const signed = new Map<string, OpenedNote['signed'][number]>();
  let unknown = 0;
  for (const { name, id, signature, line } of signatures) {
    const candidates = verifiers.filter((verifier) => verifier.name === name && verifier.id === id);
    if (candidates.length === 0) unknown += 1;
    for (const by of candidates) {
      const time = by.check(text, signature);
      if (time === undefined) return refusal('LOG.SIGNATURE_WRONG', `the signature of ${name} does not hold over this text`);
      if (!signed.has(by.vkey)) signed.set(by.vkey, { by, time, line });
    }
  }
  if (signed.size === 0) return refusal('LOG.NOTE_UNSIGNED', 'no trusted key signed it');
  return accepted({ text, signed: [...signed.values()], unknown });
}

/** The note with further signature lines; a line that it has already is not repeated. */
export function withSignatures(note: string, lines: readonly string[]): string {
  const present = new Set(note.split('\n'));
  return note + [...new Set(lines)].filter((line) => !present.has(line.trimEnd())).join('');
}
