import { FileFault } from '../bytes/file-refusal.ts';

/** Column names differ between producers by case, spaces, dots and underscores only. */
export const columnKey = (name: string): string =>
  name
    .trim()
    .replace(/^#/, '')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '_');

/** The header of a table: finds a column by any of its names, whatever their case. */
export class Columns {
  private readonly places = new Map<string, number[]>();

  constructor(
    /** As written. */
    readonly names: readonly string[],
    /** 1-based line of the header. */
    readonly line: number,
  ) {
    // In one pass: a hostile header repeats one name a million times.
    for (const [at, name] of names.entries()) {
      const key = columnKey(name);
      const places = this.places.get(key);
      if (places) places.push(at);
      else this.places.set(key, [at]);
    }
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.places.has(columnKey(name)));
  }

  /** Place of the column, -1 when absent. A column that is read must not stand twice. */
  at(name: string): number {
    const places = this.places.get(name) ?? this.places.get(columnKey(name));
    if (places === undefined) return -1;
    if (places.length > 1)
      throw new FileFault('FILE.BAD_HEADER', 'the column stands twice in the header; keep one', {
        line: this.line,
        column: this.written(places[0] ?? 0),
      });
    return places[0] ?? -1;
  }

  /** Name as written in the file, for messages. */
  written(at: number): string {
    return (this.names[at] ?? '').trim().slice(0, 60);
  }

  /** Refuses the file when none of the names is a column. */
  require(...names: readonly string[]): void {
    if (!this.has(...names)) throw new FileFault('FILE.BAD_HEADER', 'the column is missing', { line: this.line, column: names[0] ?? '' });
  }
}
