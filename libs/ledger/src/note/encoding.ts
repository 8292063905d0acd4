/** Standard base64 with padding (RFC 4648 §4), as all C2SP formats write bytes. */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Null for anything but the one canonical text of some bytes: two texts for one value would be two notes with one meaning. */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : null;
}

/** Whole number in decimal without leading zeros, as sizes, indexes and times are written; null for anything else. */
export function fromDecimal(text: string): number | null {
  const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}
