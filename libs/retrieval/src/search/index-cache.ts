import type { KnowledgeSnapshot } from '@consilium/domain';
import { buildDocumentIndex } from './document-index.ts';
import type { DocumentIndex } from './document-index.ts';

/** Two: the releases in use, and those of a case that was pinned before the last import. */
const KEPT = 2;

/** Least-recently-used indexes by the hashes of their releases. A release never changes under its hash, so an entry can't go stale. */
export function createIndexCache(
  build: (knowledge: KnowledgeSnapshot) => DocumentIndex = buildDocumentIndex,
): (knowledge: KnowledgeSnapshot) => DocumentIndex {
  const kept = new Map<string, DocumentIndex>();
  return (knowledge) => {
    const key = knowledge.releases
      .map((release) => release.sha256)
      .sort()
      .join(' ');
    const index = kept.get(key) ?? build(knowledge);
    kept.delete(key);
    kept.set(key, index);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return index;
  };
}
