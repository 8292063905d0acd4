export { folderBlobStore } from './blob-store/folder-blob-store.ts';
export { guardedFetch } from './outbound/guarded-fetch.ts';
export type { OutboundSettings } from './outbound/guarded-fetch.ts';
