/** A key of the site is missing, damaged or another one; the message names the way out and never a key. */
export class KeysUnusable extends Error {
  readonly code = 'KEYS.UNUSABLE';
}
