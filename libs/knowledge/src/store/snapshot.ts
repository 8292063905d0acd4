import type { KnowledgeRelease, KnowledgeSnapshot, ReleaseContent, Sha256 } from '@consilium/domain';
import { geneVocabulary } from '@consilium/domain';

/** A release pinned by its hash, with its content. */
export interface PinnedRelease {
  readonly id: string;
  readonly sha256: Sha256;
  readonly content: ReleaseContent;
}

/** Newest by the source's own date, then by the time of import, then by id, so that the choice is the same everywhere. */
export function newestOfEachSource(releases: readonly KnowledgeRelease[], builtInId: string): readonly KnowledgeRelease[] {
  const newest = new Map<string, KnowledgeRelease>();
  for (const release of releases) {
    if (release.id === builtInId) continue;
    const known = newest.get(release.source);
    if (known === undefined || rank(release) > rank(known)) newest.set(release.source, release);
  }
  return [...newest.values()].sort((a, b) => (a.source < b.source ? -1 : 1));
}

const rank = (release: KnowledgeRelease): string => `${release.releasedOn ?? '0000-00-00'} ${release.importedAt} ${release.id}`;

/**
 * Union of the pinned releases. A tumor type that is in several is taken from the first that is not the built-in pack, so that an imported OncoTree replaces
 * the pack's excerpt; of genes the pack's stand ({@link geneVocabulary}).
 */
export function snapshotOf(pinned: readonly PinnedRelease[], builtIn: PinnedRelease): KnowledgeSnapshot {
  const imported = pinned.filter((release) => release.id !== builtIn.id).map((release) => release.content);
  const vocabulary = [...imported, builtIn.content];
  const items = pinned.flatMap((release) => release.content.items);
  return {
    releases: pinned.map(({ id, sha256, content }) => ({ id, sha256, releasedOn: content.releasedOn })),
    items,
    tumorTypes: firstBy(
      vocabulary.flatMap((content) => content.tumorTypes),
      (type) => type.code,
    ),
    genes: geneVocabulary(
      builtIn.content.genes,
      imported.flatMap((content) => content.genes),
      new Set(items.flatMap((item) => item.genes)),
    ),
    hotspots: vocabulary.flatMap((content) => content.hotspots),
  };
}

function firstBy<T>(list: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const value of list) if (!first.has(keyOf(value))) first.set(keyOf(value), value);
  return [...first.values()];
}
