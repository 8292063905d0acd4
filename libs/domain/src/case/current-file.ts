import type { CaseFile } from './case-record.ts';

/** The file a case is worked on with: the newest that no other has replaced, or null. */
export function currentFile(files: readonly CaseFile[]): CaseFile | null {
  const standing = files.filter((file) => file.replacedBy === null);
  return standing.reduce<CaseFile | null>((newest, file) => (newest === null || file.addedAt > newest.addedAt ? file : newest), null);
}
