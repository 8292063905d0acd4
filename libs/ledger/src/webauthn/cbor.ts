/**
 * The part of CBOR (RFC 8949) that WebAuthn uses, in the canonical form of CTAP2 §8:
 *
 * 1. definite lengths, shortest integers, no tags, no floats, no simple values but false, true and null;
 * 2. map keys are integers or texts, each once, shorter encodings first, then bytewise;
 * 3. at most {@link MAX_CBOR_BYTES} bytes, {@link MAX_DEPTH} levels and {@link MAX_ITEMS} items in a container.
 */
export type Cbor = number | string | boolean | null | Uint8Array | readonly Cbor[] | CborMap;
export type CborMap = ReadonlyMap<number | string, Cbor>;

export const MAX_CBOR_BYTES = 65_536;
export const MAX_DEPTH = 8;
export const MAX_ITEMS = 256;

/** The first item of the bytes and where it ends, or null when they are not canonical CBOR. */
export function decodeCbor(bytes: Uint8Array): { readonly value: Cbor; readonly end: number } | null {
  if (bytes.length > MAX_CBOR_BYTES) return null;
  try {
    const reader = new CborReader(bytes);
    return { value: reader.item(0), end: reader.at };
  } catch (error) {
    if (error instanceof NotCanonical) return null;
    throw error;
  }
}

export const isCborMap = (value: Cbor | undefined): value is CborMap => value instanceof Map;

/** Never leaves this file. */
class NotCanonical extends Error {}

class CborReader {
  at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  item(depth: number): Cbor {
    if (depth > MAX_DEPTH) throw new NotCanonical();
    const head = this.take(1)[0] ?? 0;
    const [major, info] = [head >> 5, head & 31];
    if (major === 7) return simple(info);
    const n = this.argument(info);
    switch (major) {
      case 0:
        return n;
      case 1:
        return -1 - n;
      case 2:
        return this.take(n).slice();
      case 3:
        return text(this.take(n));
      case 4:
        return Array.from({ length: counted(n) }, () => this.item(depth + 1));
      case 5:
        return this.map(counted(n), depth);
      default:
        throw new NotCanonical();
    }
  }

  private map(count: number, depth: number): CborMap {
    const map = new Map<number | string, Cbor>();
    let before: Uint8Array | null = null;
    for (let index = 0; index < count; index += 1) {
      const from = this.at;
      const key = this.item(depth + 1);
      if (typeof key !== 'number' && typeof key !== 'string') throw new NotCanonical();
      const encoded = this.bytes.subarray(from, this.at);
      if (before && !precedes(before, encoded)) throw new NotCanonical();
      before = encoded;
      map.set(key, this.item(depth + 1));
    }
    return map;
  }

  private argument(info: number): number {
    if (info < 24) return info;
    if (info > 27) throw new NotCanonical();
    const width = 1 << (info - 24);
    const n = this.take(width).reduce((value, byte) => value * 256 + byte, 0);
    const shortest = n >= (width === 1 ? 24 : 2 ** (4 * width));
    if (!shortest || !Number.isSafeInteger(n)) throw new NotCanonical();
    return n;
  }

  private take(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) throw new NotCanonical();
    const part = this.bytes.subarray(this.at, end);
    this.at = end;
    return part;
  }
}

function counted(n: number): number {
  if (n > MAX_ITEMS) throw new NotCanonical();
  return n;
}

function simple(info: number): boolean | null {
  if (info === 20 || info === 21) return info === 21;
  if (info === 22) return null;
  throw new NotCanonical();
}

function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotCanonical();
  }
}

/** Canonical order of CTAP2: the lower major type, then the shorter key, then the lower byte. Strict, so no key comes twice. */
function precedes(a: Uint8Array, b: Uint8Array): boolean {
  const [majorA, majorB] = [(a[0] ?? 0) >> 5, (b[0] ?? 0) >> 5];
  if (majorA !== majorB) return majorA < majorB;
  if (a.length !== b.length) return a.length < b.length;
  const differs = a.findIndex((byte, index) => byte !== b[index]);
  return differs >= 0 && (a[differs] ?? 0) < (b[differs] ?? 0);
}
