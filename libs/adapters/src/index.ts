export { folderBlobStore } from './blob-store/folder-blob-store.ts';
