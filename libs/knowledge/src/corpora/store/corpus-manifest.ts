import type { CorpusRelease, Standing } from '@consilium/domain/evidence';
import { IMPORTED_CORPORA } from '@consilium/domain/evidence';
import type { CorpusRefusal } from '../corpus-fault.ts';

/** What is known of a stored corpus without opening its documents. */
export interface CorpusManifest extends CorpusRelease {
  readonly licence: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly refused: readonly CorpusRefusal[];
  /** Every document id whose standing is not `current`, and those that notices of this corpus name. */
  readonly standings: Readonly<Record<string, Standing>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Shape check of what this program wrote itself. */
export const isCorpusManifest = (value: unknown): value is CorpusManifest =>
  isRecord(value) &&
  ['id', 'sha256', 'title', 'importedAt'].every((field) => typeof value[field] === 'string') &&
  IMPORTED_CORPORA.some((corpus) => corpus === value['corpus']) &&
  typeof value['documents'] === 'number' &&
  isRecord(value['counts']) &&
  isRecord(value['standings']) &&
  Array.isArray(value['refused']);
