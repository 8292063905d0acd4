import type { DataSource } from 'typeorm';
import { ok, recordOutcome, refuse } from '@consilium/domain';
import type { HumanActs, Outcome } from '@consilium/domain';
import { nextTaskAt } from '../cases/follow-up-steps.ts';
import { loadKnownCase } from '../cases/load-record.ts';
import { act } from './act.ts';
import type { ActEffect } from './act.ts';

/** The last answered task closes the case. */
export const followUpActs = (dataSource: DataSource): Pick<HumanActs, 'recordFollowUp'> => ({
  recordFollowUp: (caseId, taskId, outcome, context) =>
    act(
      dataSource,
      { kind: 'follow-up-recorded', caseId, context, payload: { taskId, outcome } },
      async ({ sql, row }): Promise<Outcome<ActEffect>> => {
        const { tasks } = (await loadKnownCase(sql, caseId)).record;
        const task = tasks.find(({ id }) => id === taskId);
        if (!task) return refuse('FOLLOW_UP.TASK_NOT_FOUND', { task: taskId });
        const recorded = recordOutcome(task, { ...outcome, by: context.actor.id, at: row.now });
        if (!recorded.ok) return recorded;
        await sql.run(`UPDATE clinic.follow_up_task SET status = 'done', outcome = $2 WHERE id = $1`, [
          taskId,
          JSON.stringify(recorded.value.outcome),
        ]);
        const taskDueAt = nextTaskAt(tasks.filter(({ id }) => id !== taskId));
        const patch = { taskDueAt, ...(taskDueAt === null ? { status: 'closed' as const } : {}) };
        const { implemented, notDoneReason, response } = outcome;
        return ok({
          kind: 'done',
          patch,
          after: recorded.value,
          detail: { task: taskId, month: task.month, implemented, notDoneReason, response },
        });
      },
    ),
});
