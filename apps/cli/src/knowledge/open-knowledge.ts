import type { KnowledgeSnapshot } from '@consilium/domain';
import { KnowledgeStore } from '@consilium/knowledge';
import { EXIT, valueOr } from '../failure.ts';

/** Knowledge of the installation: by default the built-in pack and the newest release of each source; ids given are exhaustive. */
export const openKnowledge = async (home: string, ids?: readonly string[]): Promise<KnowledgeSnapshot> =>
  valueOr(await new KnowledgeStore(home).load(ids), EXIT.usage);
