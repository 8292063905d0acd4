import { parseCanonical } from './canonical-text.ts';
import type { Parsed } from './canonical-text.ts';

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A line without its line feed; bytes that are not UTF-8 are no JSON. */
export function parseLine(bytes: Uint8Array): Parsed {
  let text: string;
  try {
    text = DECODER.decode(bytes.subarray(0, -1));
  } catch {
    return { flaw: 'NOT_JSON' };
  }
  return parseCanonical(text);
}
