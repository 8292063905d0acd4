import type { ReleaseView } from '@consilium/contracts';
import type { KnowledgeReleases } from '@consilium/persistence';

export const releaseViews = (knowledge: KnowledgeReleases) => ({
  async list(): Promise<readonly ReleaseView[]> {
    const [releases, current] = await Promise.all([knowledge.list(), knowledge.currentReleases()]);
    const isCurrent = new Set(current.map(({ id }) => id));
    return releases.map(({ refusedRows, ...release }) => ({
      ...release,
      refusedRows: refusedRows.length,
      isCurrent: isCurrent.has(release.id),
    }));
  },
});
