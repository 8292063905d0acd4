import type { Client } from '@temporalio/client';

export interface HistoryFigures {
  /** Of all runs of the case's workflow, from intake to report. */
  readonly events: number;
  readonly runs: number;
  /** Of the case and of its follow-up workflow so far: all that the worker had to do. */
  readonly activities: number;
  readonly updates: number;
}

/** Figures of an issued case from its histories. */
export async function historiesOf(client: Client, caseId: string): Promise<HistoryFigures> {
  const [own, after] = [await eventsOf(client, `case:${caseId}`), await eventsOf(client, `follow-up:${caseId}`)];
  const all = [...own.events, ...after.events];
  return {
    events: own.events.length,
    runs: own.runs,
    activities: all.filter((event) => event.activityTaskScheduledEventAttributes).length,
    updates: all.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length,
  };
}

async function eventsOf(client: Client, workflowId: string) {
  const runs: string[] = [];
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) runs.push(runId);
  if (runs.length === 0) throw new Error(`the server lists no run of ${workflowId}`);
  const histories = await Promise.all(runs.map((runId) => client.workflow.getHandle(workflowId, runId).fetchHistory()));
  return { runs: runs.length, events: histories.flatMap(({ events }) => events ?? []) };
}
