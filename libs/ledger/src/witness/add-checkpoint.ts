import { accepted, refusal } from '../log-refusal.ts';
import type { LogResult } from '../log-refusal.ts';
import { fromDecimal, toBase64 } from '../note/encoding.ts';
import { hashesOf } from '../note/tlog-proof.ts';
import { assertSize } from '../tree/tree-nodes.ts';

/** Body of `POST /add-checkpoint` (C2SP tlog-witness). */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last, as the log believes; 0 for none. */
  readonly oldSize: number;
  /** Consistency proof from it to the new one; empty from size 0. */
  readonly proof: readonly Uint8Array[];
  /** The new checkpoint, signed. */
  readonly note: string;
}

/** Content type of a 409 that tells the size the witness knows. */
export const TLOG_SIZE_TYPE = 'text/x.tlog.size';

export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  assertSize(oldSize, 'old size');
  return [`old ${oldSize}`, ...proof.map(toBase64), '', note].join('\n');
}

/** Reads the parts; the note's own form is for `openNote`. */
export function parseAddCheckpoint(body: string): LogResult<AddCheckpoint> {
  const split = body.indexOf('\n\n');
  const [first = '', ...encoded] = body.slice(0, Math.max(split, 0)).split('\n');
  const oldSize = first.startsWith('old ') ? fromDecimal(first.slice('old '.length)) : null;
  if (oldSize === null) return refusal('LOG.REQUEST_MALFORMED', 'line 1 does not read old <size>, or no blank line follows the proof');
  const proof = hashesOf(encoded);
  if (proof === null)
    return refusal('LOG.REQUEST_MALFORMED', 'a line of the proof is not the base64 of 32 bytes, or there are more than 63');
  return accepted({ oldSize, proof, note: body.slice(split + 2) });
}

/** Body of a 409: the size that the witness knows. */
export const formatTlogSize = (size: number): string => `${size}\n`;
/** Null for anything but one whole number and a newline. */
export const parseTlogSize = (body: string): number | null => (body.endsWith('\n') ? fromDecimal(body.slice(0, -1)) : null);
