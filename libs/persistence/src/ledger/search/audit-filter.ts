import type { Instant } from '@consilium/domain';
import type { SqlValue } from '../../sql.ts';

export type AuditMark = 'change' | 'ai' | 'overridden' | 'late' | 'break-glass';

export interface AuditFilter {
  /** Inclusive. */
  readonly from?: Instant | undefined;
  /** Exclusive. */
  readonly to?: Instant | undefined;
  readonly actor?: string | undefined;
  readonly role?: string | undefined;
  readonly action?: string | undefined;
  /** Id, or short name. */
  readonly case?: string | undefined;
  readonly outcome?: 'done' | 'refused' | 'failed' | undefined;
  /** Entries that bear each of them. */
  readonly marks?: readonly AuditMark[] | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Names stand in one place only, the people's own table (`u`). */
export const ACTOR_NAME = `coalesce(u.name, CASE e.actor WHEN 'engine' THEN 'Consilium engine' WHEN 'operator' THEN 'Operator at the command line' WHEN 'unknown' THEN 'unknown login' ELSE e.actor END)`;

/** The version of the decision that an act of this case is about: written in the same transaction, a moment before its entry. */
const SAME_ACT = `BETWEEN e.recorded_at - interval '1 minute' AND e.recorded_at + interval '1 second'`;
const LATE_DAYS = 7;

/**
 * Marks of an entry (AUD-27), as conditions on `e`. Bodies are canonical JSON, in whose texts every quotation mark is escaped: a member can be found in
 * the bytes.
 *
 * | mark | an entry bears it when |
 * |------|------------------------|
 * | change | rows of the record were changed: it commits to how they stand since |
 * | ai | a model was asked for what it records |
 * | overridden | a person decided otherwise with a coded reason: a dissent, or a version that overrides |
 * | late | a ballot was cast more than seven days after its version was written |
 * | break-glass | it was done through a broken glass, or is an act of the glass itself; who looks at the list of them breaks none |
 */
export const MARKS: Readonly<Record<AuditMark, string>> = {
  change: `(e.outcome = 'done' AND position('"after":"'::bytea IN e.body) > 0)`,
  ai: `(e.object_type = 'model-call' OR position('"model":{'::bytea IN e.body) > 0)`,
  overridden: `(e.outcome = 'done' AND ((e.action = 'ballot-cast' AND e.reason IS NOT NULL) OR (e.action = 'decision-revised' AND EXISTS (
    SELECT 1 FROM clinic.decision_version v WHERE v.case_id = e.case_id AND v.author_ref = e.actor AND v.created_at ${SAME_ACT}
      AND v.content::jsonb->'overrides' <> '[]'))))`,
  late: `(e.outcome = 'done' AND e.action = 'ballot-cast' AND EXISTS (
    SELECT 1 FROM clinic.ballot b JOIN clinic.decision_version v ON v.case_id = b.case_id AND v.version = b.version
    WHERE b.case_id = e.case_id AND b.voter::text = e.actor AND b.at ${SAME_ACT} AND b.at > v.created_at + interval '${LATE_DAYS} days'))`,
  'break-glass': `((e.object_type = 'break-glass' AND e.action <> 'read') OR position('"purpose":"break-glass"'::bytea IN e.body) > 0)`,
};
/** The marks of `e`, as an array. */
export const MARKS_OF = `array_remove(ARRAY[${Object.entries(MARKS)
  .map(([mark, holds]) => `CASE WHEN ${holds} THEN '${mark}' END`)
  .join(', ')}], NULL)`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ofCase = (named: string): string => (UUID.test(named) ? CASE_BY_ID : `(e.case_id = ${BY_REF} OR e.case_ids @> ARRAY[${BY_REF}])`);
const CASE_BY_ID = '(e.case_id = $::uuid OR e.case_ids @> ARRAY[$::uuid])';
const BY_REF = '(SELECT n.id FROM clinic.case n WHERE n.ref = upper($))';

/** Condition and values of a search; `$n` for each facet that is asked for. */
export function whereOf(filter: AuditFilter): { readonly text: string; readonly values: SqlValue[] } {
  const conditions: readonly (readonly [string, SqlValue | undefined])[] = [
    ['e.recorded_at >= $', filter.from],
    ['e.recorded_at < $', filter.to],
    // Id, or a part of the printed name.
    [`(e.actor = $ OR strpos(lower(${ACTOR_NAME}), lower($)) > 0)`, filter.actor],
    ['e.actor_roles @> ARRAY[$]', filter.role],
    ['e.action = $', filter.action],
    [ofCase(filter.case ?? ''), filter.case],
    ['e.outcome = $', filter.outcome],
    ['e.ord < $', filter.after],
  ];
  const values: SqlValue[] = [];
  const texts = conditions.flatMap(([text, value]) => {
    if (value === undefined) return [];
    const place = `$${values.push(value)}`;
    return [text.replaceAll('$', () => place)];
  });
  const all = [...texts, ...(filter.marks ?? []).map((mark) => MARKS[mark])];
  return { text: all.length > 0 ? `WHERE ${all.join(' AND ')}` : '', values };
}
