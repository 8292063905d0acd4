import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of the bytes, or of the UTF-8 text, in lower-case hexadecimal. */
export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 over the canonical JSON of a value, in lower-case hexadecimal. */
export const digestOf = (value: unknown): string => sha256Hex(canonicalJson(value));

/**
 * Id of an entry or row that a repeat must find again: a name-based UUID (version 8, RFC 9562 §5.8) over its business key, e.g.
 * `stableId('step', caseId, run, 'annotation')`.
 */
export function stableId(...key: readonly (string | number)[]): string {
  const hex = digestOf(key);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
