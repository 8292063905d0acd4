/** Bytes of standard base64 with padding, or null: other letters, missing padding, or bits left over that another text of the same bytes would not have. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const decoded = atob(text);
  const bytes = new Uint8Array(decoded.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = decoded.charCodeAt(at);
  const spare = text.endsWith('==') ? 0b1111 : text.endsWith('=') ? 0b11 : 0;
  const last = ALPHABET.indexOf(text.replace(/=+$/, '').at(-1) ?? 'A');
  return (last & spare) === 0 ? bytes : null;
}
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

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
