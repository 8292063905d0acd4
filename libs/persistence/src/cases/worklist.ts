import type { DataSource } from 'typeorm';
import type { Actor, CaseStatus, CaseSummary, Stage } from '@consilium/domain';
import type { Page } from '../ledger/audit.ts';
import { withSql } from '../sql.ts';
import type { SqlValue } from '../sql.ts';

export interface WorklistFilter {
  readonly stage?: Stage | undefined;
  readonly status?: CaseStatus | undefined;
  /** Part of short name, question or diagnosis. */
  readonly q?: string | undefined;
  /** Only cases that wait for this person. */
  readonly mine?: Actor | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

const MAX_PAGE = 200;

const SUMMARY = `
  SELECT c.number::text AS number, json_build_object(
    'id', c.id, 'ref', c.ref, 'board', c.board, 'stage', c.stage, 'status', c.status, 'run', c.run, 'version', c.version, 'question', c.question,
    'diagnosis', json_build_object('code', c.diagnosis_code, 'name', c.diagnosis_name, 'text', c.diagnosis_text), 'holds', c.holds,
    'createdAt', clinic.iso(c.created_at), 'since', clinic.iso(c.since), 'dueAt', clinic.iso(c.due_at), 'sex', c.sex, 'birthYear', c.birth_year,
    'missingSeats', c.missing_seats, 'taskDueAt', clinic.iso(c.task_due_at)) AS summary
  FROM clinic.case c`;

/** In review without the member's own valid ballot on the newest version, and no conflict declared. */
const WAITS_FOR_MEMBER = `(c.status = 'in-review'
  AND NOT EXISTS (SELECT 1 FROM clinic.recusal r WHERE r.case_id = c.id AND r.member = $)
  AND NOT EXISTS (SELECT 1 FROM clinic.signature s WHERE s.case_id = c.id AND s.signer = $
    AND s.version = (SELECT max(d.version) FROM clinic.decision_version d WHERE d.case_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM clinic.signature_void v WHERE v.signature_id = s.id)))`;
const WAITS_FOR_COORDINATOR = `(c.status = 'held' OR (c.status = 'issued' AND EXISTS (SELECT 1 FROM clinic.follow_up_task t WHERE t.case_id = c.id AND t.status = 'due')))`;

function waitsFor(actor: Actor): readonly [string, SqlValue | undefined] {
  if (actor.specialty !== null) return [WAITS_FOR_MEMBER, actor.id];
  return actor.roles.includes('coordinator') ? [WAITS_FOR_COORDINATOR, undefined] : ['false', undefined];
}

/** LIKE pattern for a part of a text; wildcards typed by the user stand for themselves. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

function whereOf({ stage, status, q, mine, after }: WorklistFilter): { readonly text: string; readonly values: readonly SqlValue[] } {
  const values: SqlValue[] = [];
  const bound = (text: string, value: SqlValue | undefined): string[] =>
    value === undefined ? [] : [text.replaceAll('$', `$${values.push(value)}`)];
  const [waits, waiter] = mine ? waitsFor(mine) : ['', undefined];
  const texts = [
    // What is left of an erased patient is for the ledger alone.
    'NOT EXISTS (SELECT 1 FROM clinic.patient e WHERE e.id = c.patient_id AND e.erased_at IS NOT NULL)',
    ...bound('c.stage = $', stage),
    ...bound('c.status = $', status),
    ...bound(
      `concat_ws(' ', c.ref, c.question, c.diagnosis_code, c.diagnosis_name, c.diagnosis_text) ILIKE $`,
      q === undefined ? undefined : containing(q),
    ),
    ...(waits && waiter === undefined ? [waits] : bound(waits, waiter)),
    ...bound('c.number < $::bigint', after),
  ];
  return { text: `WHERE ${texts.join(' AND ')}`, values };
}

/** Newest first, by keyset. */
export async function worklist(dataSource: DataSource, filter: WorklistFilter): Promise<Page<CaseSummary>> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), MAX_PAGE);
  const { text, values } = whereOf(filter);
  const found = await withSql(dataSource, (sql) =>
    sql.rows<{ number: string; summary: CaseSummary }>(`${SUMMARY} ${text} ORDER BY c.number DESC LIMIT ${limit + 1}`, values),
  );
  const page = found.slice(0, limit);
  return { items: page.map(({ summary }) => summary), next: found.length > limit ? (page.at(-1)?.number ?? null) : null };
}
