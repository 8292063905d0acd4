import { geneVocabulary } from '@consilium/domain';
import type { KnowledgeSnapshot, ReleaseContent, ReleaseRef } from '@consilium/domain';

/** Source of the pack that is part of the program; each version of the program may bring another edition, a release of its own. */
export const STARTER = 'starter';

function firstBy<T>(list: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const item of list) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first.values()];
}

/**
 * Union of pinned releases. A tumor type that is in several is taken from the first that is not the starter pack, as on the command line
 * (libs/knowledge, `snapshotOf`), so that an imported OncoTree replaces the pack's excerpt; of genes the pack's stand.
 */
export function uniteReleases(releases: readonly ReleaseRef[], contents: readonly ReleaseContent[]): KnowledgeSnapshot {
  const isStarter = ({ source }: ReleaseContent): boolean => source === STARTER;
  const [imported, packed] = [contents.filter((content) => !isStarter(content)), contents.filter(isStarter)];
  const vocabulary = [...imported, ...packed];
  const items = contents.flatMap((content) => content.items);
  return {
    releases: releases.map(({ id, sha256 }, index) => ({ id, sha256, releasedOn: contents[index]?.releasedOn ?? null })),
    items,
    tumorTypes: firstBy(
      vocabulary.flatMap(({ tumorTypes }) => tumorTypes),
      ({ code }) => code,
    ),
    genes: geneVocabulary(
      packed.flatMap(({ genes }) => genes),
      imported.flatMap(({ genes }) => genes),
      new Set(items.flatMap(({ genes }) => genes)),
    ),
    hotspots: vocabulary.flatMap(({ hotspots }) => hotspots),
  };
}
