import type { KnowledgeSnapshot, ReleaseContent, ReleaseRef } from '@consilium/domain';

/** Source of the pack that is part of the program; each version of the program may bring another edition, a release of its own. */
export const STARTER = 'starter';

function firstBy<T>(list: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const item of list) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first.values()];
}

/**
 * Union of pinned releases. A tumor type or gene that is in several is taken from the first that is not the starter pack, as on the command line
 * (libs/knowledge, `snapshotOf`), so that an imported OncoTree replaces the pack's excerpt.
 */
export function uniteReleases(releases: readonly ReleaseRef[], contents: readonly ReleaseContent[]): KnowledgeSnapshot {
  const isStarter = ({ source }: ReleaseContent): boolean => source === STARTER;
  const vocabulary = [...contents.filter((content) => !isStarter(content)), ...contents.filter(isStarter)];
  return {
    releases: releases.map(({ id, sha256 }) => ({ id, sha256 })),
    items: contents.flatMap(({ items }) => items),
    tumorTypes: firstBy(
      vocabulary.flatMap(({ tumorTypes }) => tumorTypes),
      ({ code }) => code,
    ),
    genes: firstBy(
      vocabulary.flatMap(({ genes }) => genes),
      ({ symbol }) => symbol,
    ),
    hotspots: vocabulary.flatMap(({ hotspots }) => hotspots),
  };
}
