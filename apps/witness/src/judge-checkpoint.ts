import {
  emptyRoot,
  formatTlogSize,
  openNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  sameBytes,
  verifyConsistency,
} from '@consilium/ledger';
import type { Checkpoint, Verifier } from '@consilium/ledger';

/** What the witness last cosigned of a log. */
export interface Seen {
  readonly size: number;
  readonly root: Uint8Array;
}

export type Judgement =
  | {
      readonly kind: 'grows';
      readonly checkpoint: Checkpoint;
      /** The note as the log signed it. */ readonly note: string;
      readonly text: string;
    }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 403 | 404 | 409 | 422;
      readonly code: RefusalCode;
      /** Size to tell with a 409. */
      readonly size?: number;
      /** Set when a signed checkpoint contradicts what was cosigned before: evidence of a log that was rolled back, rewritten or split. */
      readonly alarm?: { readonly origin: string; readonly seen: number; readonly offered: number; readonly note: string };
    };
export type RefusalCode =
  | 'WITNESS.MALFORMED'
  | 'WITNESS.LOG_UNKNOWN'
  | 'WITNESS.SIGNATURE_UNKNOWN'
  | 'WITNESS.OLD_SIZE_LARGER'
  | 'WITNESS.OLD_SIZE_DIFFERS'
  | 'WITNESS.CHECKPOINT_OLDER'
  | 'WITNESS.SAME_SIZE_OTHER_ROOT'
  | 'WITNESS.INCONSISTENT';

/**
 * Checks of C2SP tlog-witness in their order; the first that fails decides.
 *
 * | request | answer |
 * |---|---|
 * | cannot be read | 400 |
 * | origin that is not watched | 404 |
 * | not signed by a key of that log, or wrongly | 403 |
 * | old size beyond the checkpoint's | 400 |
 * | checkpoint smaller than what was cosigned last | 409 with that size; no alarm, for an old checkpoint may be sent again |
 * | same size as cosigned last, other root | 409 with that size, alarm |
 * | old size is not what was cosigned last | 409 with that size |
 * | proof does not lead from the old tree to the new | 422, alarm |
 * | otherwise | grows |
 */
export function judgeCheckpoint(body: string, logs: readonly Verifier[], seenOf: (origin: string) => Seen | undefined): Judgement {
  const request = parseAddCheckpoint(body);
  const parsed = request.ok ? parseNote(request.value.note) : null;
  const stated = parsed?.ok ? parseCheckpoint(parsed.value.text) : null;
  if (!request.ok || !stated?.ok) return { kind: 'refused', status: 400, code: 'WITNESS.MALFORMED' };
  const { note, oldSize, proof } = request.value;
  const checkpoint = stated.value;
  const keys = logs.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return { kind: 'refused', status: 404, code: 'WITNESS.LOG_UNKNOWN' };
  const opened = openNote(note, keys);
  if (!opened.ok) return { kind: 'refused', status: 403, code: 'WITNESS.SIGNATURE_UNKNOWN' };
  if (oldSize > checkpoint.size) return { kind: 'refused', status: 400, code: 'WITNESS.OLD_SIZE_LARGER' };
  const seen = seenOf(checkpoint.origin) ?? { size: 0, root: emptyRoot() };
  return contradiction({ checkpoint, note, oldSize, proof, seen }) ?? { kind: 'grows', checkpoint, note, text: opened.value.text };
}

interface Offer {
  readonly checkpoint: Checkpoint;
  readonly note: string;
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly seen: Seen;
}

function contradiction({ checkpoint, note, oldSize, proof, seen }: Offer): Judgement | null {
  const { origin, size, root } = checkpoint;
  const alarm = { origin, seen: seen.size, offered: size, note };
  const conflict = { kind: 'refused', status: 409, size: seen.size } as const;
  if (size < seen.size) return { ...conflict, code: 'WITNESS.CHECKPOINT_OLDER' };
  if (size === seen.size && !sameBytes(root, seen.root)) return { ...conflict, code: 'WITNESS.SAME_SIZE_OTHER_ROOT', alarm };
  if (oldSize !== seen.size) return { ...conflict, code: 'WITNESS.OLD_SIZE_DIFFERS' };
  const grows = verifyConsistency({ older: seen.size, newer: size, olderRoot: seen.root, newerRoot: root, proof });
  return grows ? null : { kind: 'refused', status: 422, code: 'WITNESS.INCONSISTENT', alarm };
}

/** Body of a refusal: the size for a 409, else the code. */
export const refusalBody = (judgement: Judgement & { readonly kind: 'refused' }): string =>
  judgement.size === undefined ? `${judgement.code}\n` : formatTlogSize(judgement.size);
