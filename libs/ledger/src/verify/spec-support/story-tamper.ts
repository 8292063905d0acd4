import type { Draft, Row } from './story-log.ts';

/** What one who holds every key of the server could write into the log: only the check of the decision can show it. */
export interface StoryTamper {
  readonly name: string;
  readonly expect: 1 | 2 | 3;
  readonly change: (drafts: Draft[]) => void;
}

export const rowsOf = (drafts: readonly Draft[], table: string): readonly Row[] =>
  drafts.flatMap(({ rows }) => Object.entries(rows).flatMap(([name, row]) => (name.startsWith(`${table}:`) ? [row] : [])));
export const edit =
  (table: string, change: (row: Row) => void, only: (row: Row) => boolean = () => true) =>
  (drafts: Draft[]): void =>
    rowsOf(drafts, table).filter(only).forEach(change);
