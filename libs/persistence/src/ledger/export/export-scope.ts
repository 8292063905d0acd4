import type { HeaderLine } from '@consilium/ledger';
import type { Uuid } from '@consilium/domain';
import type { Sql, SqlValue } from '../../sql.ts';

/** What an auditor takes along. */
export type ExportScope =
  | { readonly kind: 'case'; readonly id: Uuid }
  /** By pseudonym. */
  | { readonly kind: 'patient'; readonly id: string }
  /** All that the person did, and what was done to the account. */
  | { readonly kind: 'user'; readonly id: Uuid }
  /** From inclusive, to exclusive. */
  | { readonly kind: 'period'; readonly from: string; readonly to: string }
  | { readonly kind: 'log' };

export interface ResolvedScope {
  readonly line: HeaderLine['scope'];
  readonly cases: readonly Uuid[];
  /** Places in the log, ascending. */
  readonly indexes: readonly number[];
  /** One unbroken stretch, proved by a root; else each entry has a proof of its own. */
  readonly isStretch: boolean;
}

const LEAVES = 'FROM ledger.entry e JOIN ledger.leaf l ON l.entry = e.id WHERE l.idx < $1';

const indexesOf = async (sql: Sql, where: string, values: readonly SqlValue[]): Promise<readonly number[]> =>
  (await sql.rows<{ i: number }>(`SELECT l.idx::float8 AS i ${LEAVES} AND (${where}) ORDER BY 1`, values)).map(({ i }) => i);

/** What the person did in a case of an erased patient stays closed; that he was erased is another's entry. */
const ERASURE_OF_HIS = `(e.action = 'patient-erased' AND e.object_type = 'case' AND e.outcome = 'done'
  AND EXISTS (SELECT 1 FROM ledger.entry o WHERE o.case_id = e.case_id AND o.actor = $2))`;

const stretch = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Entries of a scope in the tree of `size`; null where there is no such case or patient. */
export async function resolveScope(sql: Sql, scope: ExportScope, size: number): Promise<ResolvedScope | null> {
  switch (scope.kind) {
    case 'case':
    case 'patient': {
      const column = scope.kind === 'case' ? 'id::text' : 'pseudonym';
      const found = await sql.rows<{ id: Uuid }>(`SELECT id FROM clinic.case WHERE ${column} = $1 ORDER BY number`, [scope.id]);
      const cases = found.map(({ id }) => id);
      if (cases.length === 0) return null;
      const indexes = await indexesOf(sql, 'e.case_id = ANY ($2::uuid[]) OR e.case_ids && $2::uuid[]', [size, cases]);
      return { line: { kind: scope.kind, id: scope.id, cases }, cases, indexes, isStretch: false };
    }
    case 'user': {
      const indexes = await indexesOf(sql, `e.actor = $2 OR (e.object_type = 'user' AND e.object_id = $2) OR ${ERASURE_OF_HIS}`, [
        size,
        scope.id,
      ]);
      return { line: { kind: 'user', id: scope.id }, cases: [], indexes, isStretch: false };
    }
    case 'period': {
      const found = await indexesOf(sql, 'e.recorded_at >= $2 AND e.recorded_at < $3', [size, scope.from, scope.to]);
      const [first = 0] = found;
      const line = { kind: scope.kind, from: scope.from, to: scope.to };
      return { line, cases: [], indexes: found.length === 0 ? [] : stretch(first, (found.at(-1) ?? first) + 1), isStretch: true };
    }
    case 'log':
      return { line: { kind: 'log' }, cases: [], indexes: stretch(0, size), isStretch: true };
  }
}

/** Entries of accounts, keys and policies that could bear on a decision; which of them do is told by their rows. */
export const relatedIndexes = (
  sql: Sql,
  size: number,
  { people, credentials }: { readonly people: readonly string[]; readonly credentials: readonly string[] },
): Promise<readonly number[]> =>
  indexesOf(
    sql,
    `(e.object_type = 'user' AND e.object_id = ANY ($2)) OR (e.object_type = 'credential' AND e.object_id = ANY ($3)) OR e.object_type = 'policy'
     OR (e.action = 'rows-adopted' AND e.case_id IS NULL)`,
    [size, people, credentials],
  );
