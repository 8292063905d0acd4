import type { DataSource } from 'typeorm';
import type { ActOutbox, Uuid } from '@consilium/domain';
import { withSql } from '../sql.ts';

const UNTOLD = `
  SELECT case_id AS "caseId", id AS "actId", revision FROM clinic.act
  WHERE told_at IS NULL AND at < clock_timestamp() - make_interval(secs => $1) ORDER BY at, id LIMIT $2`;

const LAST_OF_OPEN_CASES = `
  SELECT DISTINCT ON (a.case_id) a.case_id AS "caseId", a.id AS "actId", a.revision FROM clinic.act a JOIN clinic.case c ON c.id = a.case_id
  WHERE c.status IN ('running', 'held', 'in-review') AND a.case_id > $1 ORDER BY a.case_id, a.at DESC, a.id LIMIT $2`;

/** Acts that no workflow has been told of; a sweep over Postgres repairs a lost message. */
export const actOutbox = (dataSource: DataSource): ActOutbox => ({
  untold: (olderThanMs, limit) =>
    withSql(dataSource, (sql) => sql.rows<{ caseId: Uuid; actId: Uuid; revision: number }>(UNTOLD, [olderThanMs / 1000, limit])),
  lastOfOpenCases: (after, limit) =>
    withSql(dataSource, (sql) => sql.rows<{ caseId: Uuid; actId: Uuid; revision: number }>(LAST_OF_OPEN_CASES, [after, limit])),
  async markTold(actId) {
    await withSql(dataSource, (sql) =>
      sql.run('UPDATE clinic.act SET told_at = clock_timestamp() WHERE id = $1 AND told_at IS NULL', [actId]),
    );
  },
});
