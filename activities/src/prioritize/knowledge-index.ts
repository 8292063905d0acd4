import { indexKnowledge } from '@consilium/domain';
import type { KnowledgeIndex, KnowledgeSnapshot } from '@consilium/domain';

const indexes = new WeakMap<KnowledgeSnapshot, KnowledgeIndex>();

/** Index of a snapshot, built once: the knowledge port returns the same object for the same releases. */
export function knowledgeIndexOf(snapshot: KnowledgeSnapshot): KnowledgeIndex {
  const known = indexes.get(snapshot);
  if (known) return known;
  const built = indexKnowledge(snapshot);
  indexes.set(snapshot, built);
  return built;
}
