import { stableId } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { planFollowUpTasks } from '@consilium/domain';
import type { CaseWork, FollowUpTask, Instant, Publication, Uuid } from '@consilium/domain';
import { ENGINE } from '../ledger/append-entry.ts';
import { inTransaction } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { lockKnownCase } from './case-row.ts';
import type { CaseRow } from './case-row.ts';
import { changeCase } from './change-case.ts';
import { loadKnownCase } from './load-record.ts';

/** When the worklist should show the case again: the earliest task that waits for an answer. */
export const nextTaskAt = (tasks: readonly FollowUpTask[]): Instant | null =>
  tasks
    .filter(({ status }) => status !== 'done')
    .map(({ dueAt }) => dueAt)
    .sort()[0] ?? null;

async function plan(sql: Sql, row: CaseRow, first: Publication): Promise<readonly FollowUpTask[]> {
  const tasks = planFollowUpTasks(first.publishedAt).map(({ month, dueAt }): FollowUpTask => ({
    id: stableId('task', row.caseId, month),
    month,
    dueAt,
    status: 'planned',
    outcome: null,
  }));
  for (const { id, month, dueAt } of tasks)
    await sql.run('INSERT INTO clinic.follow_up_task (id, case_id, publication_id, month, due_at) VALUES ($1, $2, $3, $4, $5)', [
      id,
      row.caseId,
      first.id,
      month,
      dueAt,
    ]);
  await changeCase(
    sql,
    row,
    { taskDueAt: nextTaskAt(tasks) },
    {
      id: stableId('step', row.caseId, 'follow-up-planned'),
      actor: ENGINE,
      act: 'follow-up-planned',
      detail: { tasks: tasks.map(({ id }) => id) },
    },
  );
  return tasks;
}

async function markDue(sql: Sql, row: CaseRow, tasks: readonly FollowUpTask[], now: Instant) {
  const due = tasks.filter(({ status, dueAt }) => status === 'planned' && dueAt <= now);
  if (due.length > 0) {
    for (const { id } of due) await sql.run(`UPDATE clinic.follow_up_task SET status = 'due' WHERE id = $1`, [id]);
    const months = due.map(({ month }) => String(month));
    await changeCase(
      sql,
      row,
      {},
      { id: stableId('follow-up-due', row.caseId, ...months), actor: ENGINE, act: 'follow-up-due', detail: { months } },
    );
  }
  const later = tasks.filter(({ status, dueAt }) => status === 'planned' && dueAt > now);
  return { nextDueAt: nextTaskAt(later), open: tasks.filter(({ status }) => status !== 'done').length };
}

export const followUpSteps = (dataSource: DataSource): Pick<CaseWork, 'planFollowUp' | 'markTasksDue'> => ({
  /** Of the first publication: an amendment keeps the dates at which the patient is asked after. */
  planFollowUp: (caseId: Uuid) =>
    inTransaction(dataSource, async (sql) => {
      const row = await lockKnownCase(sql, caseId);
      const { record } = await loadKnownCase(sql, caseId);
      const [first] = record.publications;
      return record.tasks.length > 0 || !first ? record.tasks : plan(sql, row, first);
    }),

  markTasksDue: (caseId, now) =>
    inTransaction(dataSource, async (sql) => {
      const row = await lockKnownCase(sql, caseId);
      const { record } = await loadKnownCase(sql, caseId);
      return markDue(sql, row, record.tasks, now);
    }),
});
