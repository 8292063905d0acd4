import type { Sql } from '../../sql.ts';
import { onlyRow } from '../../sql.ts';
import { ACTOR_NAME, MARKS_OF, whereOf } from './audit-filter.ts';
import type { AuditFilter, AuditMark } from './audit-filter.ts';

interface Counted<T extends string = string> {
  readonly value: T;
  readonly count: number;
}
export interface AuditFacets {
  readonly total: number;
  readonly actors: readonly (Counted & { readonly name: string })[];
  readonly roles: readonly Counted[];
  readonly actions: readonly Counted[];
  readonly outcomes: readonly Counted<'done' | 'refused' | 'failed'>[];
  readonly marks: readonly Counted<AuditMark>[];
}

const MOST = 50;
const listed = (what: string, from: string, also = ''): string =>
  `(SELECT coalesce(json_agg(x ORDER BY x.count DESC, x.value), '[]') FROM
     (SELECT ${what} AS value, count(*)::int AS count${also} FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST}) x)`;

/** Entries of a search by facet: one statement over one reading of the entries. */
export async function auditFacets(sql: Sql, { after: _after, limit: _limit, ...filter }: AuditFilter): Promise<AuditFacets> {
  const { text, values } = whereOf(filter);
  return onlyRow(
    await sql.rows<AuditFacets>(
      `WITH found AS MATERIALIZED (
         SELECT e.actor, ${ACTOR_NAME} AS name, e.actor_roles AS roles, e.action, e.outcome, ${MARKS_OF} AS marks
         FROM ledger.entry e LEFT JOIN clinic.user u ON u.id::text = e.actor ${text})
       SELECT (SELECT count(*)::int FROM found) AS total, ${listed('actor', 'found', ', min(name) AS name')} AS actors,
              ${listed('role', 'found, unnest(roles) role')} AS roles, ${listed('action', 'found')} AS actions, ${listed('outcome', 'found')} AS outcomes,
              ${listed('mark', 'found, unnest(marks) mark')} AS marks`,
      values,
    ),
  );
}
