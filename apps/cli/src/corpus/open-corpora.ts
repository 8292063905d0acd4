import type { CorpusSearch } from '@consilium/domain/evidence';
import { CorpusStore } from '@consilium/knowledge';
import { createCorpusIndex } from '@consilium/retrieval';
import { EXIT, valueOr } from '../failure.ts';

/** Corpora of the installation in one index, all by default; null where there is none or `none` was asked for. */
export async function openCorpora(home: string, ids?: readonly string[]): Promise<CorpusSearch | null> {
  const stored = valueOr(await new CorpusStore(home).load(ids), EXIT.usage);
  return stored.length === 0 ? null : createCorpusIndex(stored.map(({ content }) => content));
}
