export interface ColumnChange {
  readonly name: string;
  readonly was: string | null;
  readonly is: string | null;
  readonly isChanged: boolean;
}

type Columns = Readonly<Record<string, unknown>>;

/** A value as people read it; null stays null. */
const shown = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/**
 * The columns of a row, those that changed first, each group in the order of the row.
 *
 * | before | now | is |
 * |--------|-----|----|
 * | no row | value | changed |
 * | no row | null | left as it was |
 * | value | the same | left as it was |
 * | value | another, or none | changed |
 */
export function changesOf(was: Columns | null, is: Columns): readonly ColumnChange[] {
  const names = [...new Set([...Object.keys(is), ...Object.keys(was ?? {})])];
  const all = names.map((name) => {
    const [before, now] = [shown(was?.[name]), shown(is[name])];
    return { name, was: before, is: now, isChanged: before !== now };
  });
  return [...all.filter(({ isChanged }) => isChanged), ...all.filter(({ isChanged }) => !isChanged)];
}
