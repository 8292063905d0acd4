import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { OpenDetail } from './blinded.ts';
import { secretKey } from './secret-key.ts';

export const DATA_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What the bytes are bound to: a detail moved to another entry, or under another key's id, does not open. */
export interface DetailPlace {
  readonly entry: string;
  readonly key: string;
}
const associated = ({ entry, key }: DetailPlace): Buffer => Buffer.from(`consilium/detail/v1|${entry}|${key}`);

/** AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce ‖ text ‖ tag. */
export const sealDetail = (key: Uint8Array, place: DetailPlace, open: OpenDetail): Uint8Array => sealText(key, place, canonicalJson(open));

/** The same of what `writeOpen` wrote. */
export function sealText(key: Uint8Array, place: DetailPlace, text: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secretKey(key), nonce).setAAD(associated(place));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when key, place or bytes are not those of the sealing */
export function openDetail(key: Uint8Array, place: DetailPlace, bytes: Uint8Array): OpenDetail {
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) throw new Error('The detail of the entry is cut short: it was altered or damaged.');
  const decipher = createDecipheriv('aes-256-gcm', secretKey(key), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(associated(place))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  // Authenticated by the tag: it is what `sealDetail` wrote.
  return JSON.parse(text) as OpenDetail;
}
