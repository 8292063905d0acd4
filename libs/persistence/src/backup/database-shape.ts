import { MIGRATIONS_TABLE } from '../data-source.ts';
import { onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';

/** Schemas that hold the records. */
export const SCHEMAS = ['clinic', 'ledger', 'knowledge'] as const;
/** Not in a backup: who was signed in then is not signed in after a restore. */
const LEFT_OUT = new Set(['"clinic"."session"']);

export interface TableShape {
  /** Quoted, with its schema: `"clinic"."case"`. */
  readonly table: string;
  /** In the order of the table; a row is written in this order. */
  readonly columns: readonly string[];
  /** Columns the database computes itself. */
  readonly generated: readonly string[];
}

export interface SequenceState {
  readonly name: string;
  readonly value: string;
  readonly isCalled: boolean;
}

export async function tableShapes(sql: Sql): Promise<readonly TableShape[]> {
  const shapes = await sql.rows<TableShape>(
    `SELECT format('"%s"."%s"', n.nspname, c.relname) AS "table",
            array_agg(a.attname::text ORDER BY a.attnum) AS columns,
            coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated <> ''), '{}') AS generated
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND n.nspname = ANY($1) GROUP BY n.nspname, c.relname ORDER BY 1`,
    [SCHEMAS],
  );
  return shapes.filter(({ table }) => !LEFT_OUT.has(table));
}

export async function sequenceStates(sql: Sql): Promise<readonly SequenceState[]> {
  const names = await sql.rows<{ name: string }>(
    `SELECT format('"%s"."%s"', schemaname, sequencename) AS name FROM pg_sequences WHERE schemaname = ANY($1) ORDER BY 1`,
    [SCHEMAS],
  );
  const states: SequenceState[] = [];
  for (const { name } of names)
    states.push(
      onlyRow(
        await sql.rows<SequenceState>(`SELECT $1::text AS name, last_value::text AS value, is_called AS "isCalled" FROM ${name}`, [name]),
      ),
    );
  return states;
}

export const migrationsRun = async (sql: Sql): Promise<readonly string[]> =>
  (await sql.rows<{ name: string }>(`SELECT name FROM public.${MIGRATIONS_TABLE} ORDER BY timestamp, id`)).map(({ name }) => name);

/** Rows are exchanged as the text of a composite value: exact for every type, whatever the columns are. */
export const exactText = (sql: Sql): Promise<number> =>
  sql.run(
    `SET LOCAL bytea_output = 'hex'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1`,
  );
