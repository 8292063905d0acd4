import { createHmac } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import { secretKey } from './secret-key.ts';

/** What a repeat of an entry must have in common with the first: everything but time, request and blinding. */
export interface Intent {
  readonly act: string;
  readonly object: { readonly type: string; readonly id: string; readonly version: number | null };
  readonly actor: { readonly id: string; readonly kind: string };
  readonly data: unknown;
}

/** HMAC-SHA-256 over the canonical intent. */
export const intentOf = (key: Uint8Array, intent: Intent): Uint8Array =>
  createHmac('sha256', secretKey(key)).update(canonicalJson(intent)).digest();

/** By which two cases of one patient are found to share a key; without the site's key a pseudonym can't be guessed from it. */
export function patientLookup(siteKey: Uint8Array, pseudonym: string): Uint8Array {
  const own = createHmac('sha256', siteKey).update('consilium/patient/v1').digest();
  return createHmac('sha256', own).update(pseudonym.normalize('NFC').trim()).digest();
}
