export { folderBlobStore } from './blob-store/folder-blob-store.ts';
export { guardedFetch } from './outbound/guarded-fetch.ts';
export type { OutboundSettings } from './outbound/guarded-fetch.ts';
export { KEY_FILES, keyText, makeKeys } from './keys/key-files.ts';
export type { KeyName, KeySource } from './keys/key-files.ts';
export { localKeyWrap } from './keys/key-wrap.ts';
export { symmetricKeys } from './keys/symmetric-keys.ts';
export type { SymmetricKeys } from './keys/symmetric-keys.ts';
export { trailKeys } from './keys/trail-keys.ts';
