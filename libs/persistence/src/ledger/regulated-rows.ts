import type { Sql } from '../sql.ts';
import type { RowImage, RowImages } from './row-images.ts';

/** A table whose every change is in an entry. */
export interface RegulatedTable {
  /** `clinic.ballot`, as it stands before the colon of a row's key. */
  readonly table: string;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
}

const TABLES = `
  SELECT format('%s.%s', n.nspname, c.relname) AS "table",
         (SELECT array_agg(a.attname::text ORDER BY k.nr) FROM pg_index i, unnest(i.indkey::int[]) WITH ORDINALITY k(col, nr) JOIN pg_attribute a ON a.attnum = k.col
          WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid) AS key
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE t.tgname = 'note_change' ORDER BY 1`;

export const regulatedTables = (sql: Sql): Promise<readonly RegulatedTable[]> => sql.rows<RegulatedTable>(TABLES);

export const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
/** SQL of the key of a row of alias t. */
export const keyText = ({ key }: RegulatedTable): string => key.map((column) => `t."${column}"::text`).join(` || '/' || `);

/** Images of the rows as they stand; a row that is gone is left out. */
export async function imagesOf(sql: Sql, keys: readonly string[]): Promise<RowImages> {
  const images: Record<string, RowImage> = {};
  for (const table of await regulatedTables(sql)) {
    const own = keys.filter((key) => key.startsWith(`${table.table}:`)).map((key) => key.slice(table.table.length + 1));
    if (own.length === 0) continue;
    const text = `SELECT ${keyText(table)} AS key, ledger.row_image(t) AS image FROM ${quoted(table.table)} t WHERE ${keyText(table)} = ANY ($1)`;
    for (const { key, image } of await sql.rows<{ key: string; image: RowImage }>(text, [own])) images[`${table.table}:${key}`] = image;
  }
  return images;
}
