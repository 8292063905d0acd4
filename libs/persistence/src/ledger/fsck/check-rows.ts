import { canonicalJson, sameBytes } from '@consilium/ledger';
import { onlyRow } from '../../sql.ts';
import type { Sql } from '../../sql.ts';
import { openDetails } from '../open-details.ts';
import type { SealedEntry } from '../open-details.ts';
import { keyText, quoted, regulatedTables } from '../regulated-rows.ts';
import type { RegulatedTable } from '../regulated-rows.ts';
import type { RowImage } from '../row-images.ts';
import { imageDigest, rowsIn } from './check-entries.ts';
import type { CommittedRow } from './check-entries.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

const PAGE = 500;

/** What entries commit to, beside the database and not in this process's memory, so that a log of any length can be checked. */
export const prepareRows = (sql: Sql): Promise<number> =>
  sql.run(
    'CREATE TEMPORARY TABLE fsck_row (key text NOT NULL, ord bigint NOT NULL, place bigint NOT NULL, digest bytea NOT NULL) ON COMMIT DROP',
  );

export async function commitRows(sql: Sql, rows: readonly CommittedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.run('INSERT INTO fsck_row SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[])', [
    rows.map(({ key }) => key),
    rows.map(({ ord }) => ord),
    rows.map(({ place }) => place),
    rows.map(({ digest }) => digest),
  ]);
}

interface StoredRow {
  readonly key: string;
  readonly image: RowImage;
  readonly ord: number | null;
  readonly digest: Uint8Array | null;
  readonly isWaiting: boolean;
}

/** Each regulated row against the `after` of its last entry (AUD-31). */
export async function* checkRows(sql: Sql): AsyncGenerator<Finding> {
  await sql.run(
    'CREATE TEMPORARY TABLE fsck_last ON COMMIT DROP AS SELECT DISTINCT ON (key) key, ord, digest FROM fsck_row ORDER BY key, place DESC',
  );
  await sql.run('CREATE UNIQUE INDEX ON fsck_last (key)');
  for (const table of await regulatedTables(sql)) {
    yield* checkTable(sql, table);
    const gone = await sql.rows<{ key: string }>(
      `SELECT l.key FROM fsck_last l WHERE l.key LIKE $1 || ':%' AND NOT EXISTS (SELECT 1 FROM ${quoted(table.table)} t WHERE $1 || ':' || ${keyText(table)} = l.key)`,
      [table.table],
    );
    for (const { key } of gone) yield finding('ROW.GONE', key, 'An entry tells of this row, and it is gone.');
  }
  const { waiting } = onlyRow(await sql.rows<{ waiting: number }>('SELECT count(*)::int AS waiting FROM ledger.unadopted'));
  if (waiting > 0)
    yield finding(
      'ROW.NOT_ADOPTED',
      'log',
      `${waiting} rows of older releases wait for their first entry: run the migration with the keys.`,
    );
}

async function* checkTable(sql: Sql, table: RegulatedTable): AsyncGenerator<Finding> {
  const key = `'${table.table}:' || ${keyText(table)}`;
  await sql.run(`DECLARE fsck_rows NO SCROLL CURSOR FOR SELECT ${key} AS key, ledger.row_image(t) AS image, l.ord::float8 AS ord, l.digest,
      EXISTS (SELECT 1 FROM ledger.unadopted u WHERE u.row_key = ${key}) AS "isWaiting"
    FROM ${quoted(table.table)} t LEFT JOIN fsck_last l ON l.key = ${key}`);
  for (;;) {
    const rows = await sql.rows<StoredRow>(`FETCH ${PAGE} FROM fsck_rows`);
    for (const row of rows) {
      if (row.isWaiting) continue;
      if (row.digest === null || row.ord === null)
        yield finding('ROW.NO_ENTRY', row.key, 'No entry tells of this row: it was written past the audit trail.');
      else if (!sameBytes(imageDigest(row.image), row.digest)) yield* differences(sql, table, row, row.ord);
    }
    if (rows.length < PAGE) break;
  }
  await sql.run('CLOSE fsck_rows');
}

/** Names the columns, never their values. A column that a later release added is no difference as long as it holds its default. */
async function* differences(sql: Sql, table: RegulatedTable, { key, image }: StoredRow, ord: number): AsyncGenerator<Finding> {
  const [entry] = await sql.rows<SealedEntry>(
    `SELECT e.id, convert_from(e.body, 'UTF8') AS body, d.key, d.bytes AS sealed FROM ledger.entry e LEFT JOIN ledger.detail d ON d.entry = e.id WHERE e.ord = $1`,
    [ord],
  );
  const [opened] = entry ? await openDetails(sql, [entry]) : [];
  const committed = rowsIn(opened?.open ?? null)[key] ?? {};
  const added = Object.keys(image).filter((column) => !(column in committed));
  const defaults = added.length > 0 ? await defaultsOf(sql, table, added) : {};
  const expected: RowImage = { ...defaults, ...committed };
  const columns = [...new Set([...Object.keys(image), ...Object.keys(expected)])].filter(
    (column) => textOf(image[column]) !== textOf(expected[column]),
  );
  if (columns.length > 0)
    yield finding(
      'ROW.DIFFERS',
      key,
      `It is not as entry ${entry?.id ?? String(ord)} left it: ${columns.sort().join(', ')} differ${columns.length === 1 ? 's' : ''}.`,
    );
}

const textOf = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));

async function defaultsOf(sql: Sql, { table }: RegulatedTable, columns: readonly string[]): Promise<RowImage> {
  const found = await sql.rows<{ name: string; text: string | null }>(
    `SELECT a.attname AS name, pg_get_expr(d.adbin, d.adrelid) AS text FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = $1::regclass AND a.attname = ANY ($2)`,
    [quoted(table), columns],
  );
  const values: Record<string, unknown> = {};
  for (const { name, text } of found)
    values[name] = text === null ? null : onlyRow(await sql.rows<{ value: unknown }>(`SELECT to_jsonb(${text}) AS value`)).value;
  return values;
}
