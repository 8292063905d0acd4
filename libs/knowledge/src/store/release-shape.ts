import type { KnowledgeRelease, ReleaseContent } from '@consilium/domain';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Shape check of what this program wrote itself; its SHA-256 vouches for the rest. */
export function isReleaseContent(value: unknown): value is ReleaseContent {
  return (
    isRecord(value) &&
    typeof value['source'] === 'string' &&
    ['items', 'tumorTypes', 'genes', 'hotspots', 'refusedRows'].every((list) => Array.isArray(value[list]))
  );
}

export function isKnowledgeRelease(value: unknown): value is KnowledgeRelease {
  return (
    isRecord(value) &&
    ['id', 'sha256', 'source', 'importedAt'].every((field) => typeof value[field] === 'string') &&
    isRecord(value['counts']) &&
    Array.isArray(value['refusedRows'])
  );
}
