/** Bytes of standard base64 with padding, or null: other letters, missing padding, or bits left over that another text of the same bytes would not have. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const letters = text.length - padding;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let [bits, held, to] = [0, 0, 0];
  for (let at = 0; at < letters; at += 1) {
    bits = ((bits << 6) | (VALUE[text.charCodeAt(at)] ?? 0)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[to] = bits >>> held;
    to += 1;
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}
const VALUE = new Uint8Array(128);
Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').forEach(
  (letter, value) => (VALUE[letter.charCodeAt(0)] = value),
);

/** Hashes of a proof, or null when one is none. */
export function hashesOf(texts: readonly string[]): readonly Uint8Array[] | null {
  const hashes: Uint8Array[] = [];
  for (const text of texts) {
    const hash = fromBase64(text);
    if (hash?.length !== 32) return null;
    hashes.push(hash);
  }
  return hashes;
}

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const ENCODER = new TextEncoder();
export const utf8 = (text: string): Uint8Array => ENCODER.encode(text);
