import { KeysUnusable } from './keys-unusable.ts';

/** Keys of one purpose: the first encrypts, all decrypt. */
export interface SymmetricKeys {
  readonly active: { readonly id: string; readonly key: Uint8Array };
  byId(id: string): Uint8Array | null;
}

export const KEY_BYTES = 32;
const LINE = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})\s+([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads keys from text, one `<id> <base64 of 32 bytes>` a line; empty lines and those that start with # are skipped. To rotate, put the new key first
 * and keep the others as long as anything is encrypted with them.
 *
 * @param purpose names the keys in errors, which never repeat a key
 * @throws Error when no key is there, a line is no key, or an id stands twice
 */
export function symmetricKeys(text: string, purpose: string): SymmetricKeys {
  const keys = new Map<string, Uint8Array>();
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, id, base64] = LINE.exec(line) ?? [];
    if (id === undefined || base64 === undefined)
      throw new KeysUnusable(`Line ${index + 1} of the ${purpose} is no key: write an id, a space and 32 bytes in base64.`);
    if (keys.has(id))
      throw new KeysUnusable(`Line ${index + 1} of the ${purpose} repeats the id of an earlier line: give each key its own id.`);
    keys.set(id, new Uint8Array(Buffer.from(base64, 'base64')));
  }
  const [first] = keys;
  if (first === undefined)
    throw new KeysUnusable(`The ${purpose} holds no key: restore it from its backup, since what it encrypted opens with nothing else.`);
  return { active: { id: first[0], key: first[1] }, byId: (id) => keys.get(id) ?? null };
}
