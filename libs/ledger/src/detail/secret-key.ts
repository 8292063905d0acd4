import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const MADE = new WeakMap<Uint8Array, KeyObject>();

/** Key of these bytes, which the caller never changes. Made once: making one takes longer than a MAC or a cipher with it. */
export function secretKey(bytes: Uint8Array): KeyObject {
  const known = MADE.get(bytes);
  if (known) return known;
  const made = createSecretKey(bytes);
  MADE.set(bytes, made);
  return made;
}
