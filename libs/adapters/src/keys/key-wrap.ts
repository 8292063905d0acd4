import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyWrap } from '@consilium/domain';
import type { SymmetricKeys } from './symmetric-keys.ts';
import { KeysUnusable } from './keys-unusable.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Wraps with keys that this process holds: AES-256-GCM (NIST SP 800-38D) with a random nonce, the context as associated data. Bytes: nonce, text, tag. */
export const localKeyWrap = (keys: SymmetricKeys): KeyWrap => ({
  active: keys.active.id,

  async wrap(key, context) {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keys.active.key, nonce).setAAD(Buffer.from(context));
    return { kek: keys.active.id, bytes: new Uint8Array(Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])) };
  },

  async unwrap({ kek, bytes }, context) {
    const key = keys.byId(kek);
    if (key === null)
      throw new KeysUnusable(`There is no key-encryption key "${kek}": put it back into the data keys, below the active one.`);
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) throw new KeysUnusable('The wrapped key is cut short: it was altered or damaged.');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
    } catch {
      throw new KeysUnusable(
        `The key-encryption key "${kek}" is not the one that wrapped this key, or the wrapped key was altered: put back the data keys of this site.`,
      );
    }
  },
});
