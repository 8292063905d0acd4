import { accepted, refusal } from '../log-refusal.ts';
import type { LogResult } from '../log-refusal.ts';
import { HASH_BYTES } from '../tree/hashing.ts';
import { assertSize } from '../tree/tree-nodes.ts';
import { fromBase64, fromDecimal, toBase64 } from './encoding.ts';
import { isNoteText } from './signed-note.ts';

/** State of a log (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the log, one line. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}
export interface ParsedCheckpoint extends Checkpoint {
  /** Lines after the third, which this log never writes. */
  readonly extensions: readonly string[];
}

/** Text to sign. @throws RangeError for an origin, size or root that the format cannot carry */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  assertSize(size, 'size of a checkpoint');
  if (origin === '' || origin.includes('\n') || !isNoteText(`${origin}\n`))
    throw new RangeError('the origin of a log is one line, not empty');
  if (root.length !== HASH_BYTES) throw new RangeError(`a root has ${HASH_BYTES} bytes`);
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** @param text of a note, not the note: open it first */
export function parseCheckpoint(text: string): LogResult<ParsedCheckpoint> {
  const malformed = (problem: string): LogResult<never> => refusal('LOG.CHECKPOINT_MALFORMED', problem);
  if (!isNoteText(text)) return malformed('a checkpoint ends in a newline and holds no control character');
  const [origin = '', sizeText = '', rootText = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = fromDecimal(sizeText);
  const root = fromBase64(rootText);
  if (origin === '') return malformed('line 1, the origin, is empty');
  if (size === null) return malformed('line 2, the size, is not a whole number in decimal without leading zeros');
  if (root?.length !== HASH_BYTES) return malformed('line 3, the root, is not the base64 of 32 bytes');
  if (extensions.includes('')) return malformed('a line is empty');
  return accepted({ origin, size, root, extensions });
}
