import type { DataSource } from 'typeorm';
import { onlyRow, withSql } from '../sql.ts';

/** Time of the database in milliseconds since 1970; needs no schema. */
export const databaseClock = (dataSource: DataSource): Promise<number> =>
  withSql(dataSource, async (sql) =>
    Number(onlyRow(await sql.rows<{ ms: string }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms')).ms),
  );
