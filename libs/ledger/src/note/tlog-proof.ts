import { accepted, refusal } from '../log-refusal.ts';
import type { LogResult } from '../log-refusal.ts';
import { HASH_BYTES } from '../tree/hashing.ts';
import { assertSize } from '../tree/tree-nodes.ts';
import { fromBase64, fromDecimal, toBase64 } from './encoding.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** Longest way up in a tree of 2^63 leaves; more would be no proof. */
export const MAX_PROOF_HASHES = 63;

/** An entry's proof as one text that can be checked offline (C2SP tlog-proof). */
export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
  /** Not covered by anything: never to be believed by itself. */
  readonly extra?: Uint8Array;
}

export function formatProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  assertSize(index, 'index');
  const lines = [HEADER, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...hashes.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads the parts; whether they prove anything is for `openNote` and `verifyInclusion`. */
export function parseProof(text: string): LogResult<TlogProof> {
  const malformed = (problem: string): LogResult<never> => refusal('LOG.PROOF_MALFORMED', problem);
  const split = text.indexOf('\n\n');
  if (split < 0) return malformed('no blank line stands before the checkpoint');
  const [header, ...lines] = text.slice(0, split).split('\n');
  if (header !== HEADER) return malformed(`line 1 is not ${HEADER}`);
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice('extra '.length) ?? '') : undefined;
  if (extra === null) return malformed('the extra data is not base64');
  const [indexLine = '', ...encoded] = lines;
  const index = indexLine.startsWith('index ') ? fromDecimal(indexLine.slice('index '.length)) : null;
  if (index === null) return malformed('the line with the index is missing or not a whole number');
  const hashes = hashesOf(encoded);
  if (hashes === null) return malformed('a line of the proof is not the base64 of 32 bytes, or there are too many');
  return accepted({ index, hashes, checkpoint: text.slice(split + 2), ...(extra ? { extra } : {}) });
}

/** Null when a line is no hash or there are more than any tree needs. */
export function hashesOf(lines: readonly string[]): readonly Uint8Array[] | null {
  if (lines.length > MAX_PROOF_HASHES) return null;
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES);
  return hashes.length === lines.length ? hashes.filter((hash) => hash !== null) : null;
}
