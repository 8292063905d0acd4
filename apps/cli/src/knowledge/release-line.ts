import type { ReleaseLine } from '@consilium/contracts';
import type { KnowledgeRelease } from '@consilium/domain';

export const releaseLineOf = ({ id, source, sha256, releasedOn, counts, refusedRows }: KnowledgeRelease): ReleaseLine => ({
  schema: 'consilium/knowledge-release/1',
  id,
  source,
  sha256,
  releasedOn,
  counts,
  refused: refusedRows,
});
