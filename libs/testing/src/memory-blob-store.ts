import { createHash } from 'node:crypto';
import type { BlobStore } from '@consilium/domain';

/** `BlobStore` in memory; passes the specification of the folder store. `count` tells how many blobs it holds. */
export function memoryBlobStore(): BlobStore & { readonly count: () => number } {
  const blobs = new Map<string, Uint8Array>();
  return {
    put: async (source) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of source) chunks.push(Uint8Array.from(chunk));
      const content = Buffer.concat(chunks);
      const sha256 = createHash('sha256').update(content).digest('hex');
      if (!blobs.has(sha256)) blobs.set(sha256, content);
      return { sha256, bytes: content.byteLength };
    },
    async *open(sha256) {
      const content = blobs.get(sha256);
      if (!content) throw new Error(`No blob ${sha256}.`);
      yield content;
    },
    has: async (sha256) => blobs.has(sha256),
    count: () => blobs.size,
  };
}
