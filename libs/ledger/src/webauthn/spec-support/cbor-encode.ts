import { concatBytes, utf8 } from '../bytes.ts';

/** What a test wants encoded: maps as lists of pairs, so that a wrong order can be written too. */
export type Encodable =
  number | string | boolean | null | Uint8Array | readonly Encodable[] | { readonly pairs: readonly (readonly [Encodable, Encodable])[] };

export function encodeCbor(value: Encodable): Uint8Array {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4);
  if (value === null) return Uint8Array.of(0xf6);
  if (typeof value === 'string') return concatBytes(head(3, utf8(value).length), utf8(value));
  if (value instanceof Uint8Array) return concatBytes(head(2, value.length), value);
  if ('pairs' in value)
    return concatBytes(head(5, value.pairs.length), ...value.pairs.flatMap(([key, item]) => [encodeCbor(key), encodeCbor(item)]));
  return concatBytes(head(4, value.length), ...value.map(encodeCbor));
}

function head(major: number, n: number): Uint8Array {
  const first = major << 5;
  if (n < 24) return Uint8Array.of(first | n);
  if (n < 0x100) return Uint8Array.of(first | 24, n);
  if (n < 0x10000) return Uint8Array.of(first | 25, n >> 8, n & 255);
  return Uint8Array.of(first | 26, n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255);
}
