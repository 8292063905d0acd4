import { Connection } from '@temporalio/client';

const BAD = 'ExecutionStatus IN ("Failed", "Terminated", "TimedOut", "Canceled")';

/** Workflows that came to another end than their own: a case behind one would stand still for good. */
export async function workflowsThatFailed(address: string): Promise<readonly string[]> {
  const connection = await Connection.connect({ address });
  try {
    const { executions } = await connection.workflowService.listWorkflowExecutions({ namespace: 'default', query: BAD });
    return (executions ?? []).map(
      ({ execution, type }) => `workflow ${type?.name ?? ''} ${execution?.workflowId ?? ''} came to no good end`,
    );
  } finally {
    await connection.close();
  }
}
