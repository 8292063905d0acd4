import { WithStartWorkflowOperation } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { ActOutbox, CaseEngine } from '@consilium/domain';
import type { TemporalClient } from './temporal-client.ts';

export interface CaseEngineOptions {
  readonly temporal: TemporalClient;
  readonly taskQueue: string;
  /** `actRecorded` of the workflows package: the api and the worker may import it, a library may not. */
  readonly actRecorded: UpdateDefinition<void, [{ readonly actId: string }]>;
  /** Marks the act told in Postgres once the server has accepted the update. */
  readonly outbox: Pick<ActOutbox, 'markTold'>;
}

/** Opaque ids: `case:<uuid>`, and `case:<uuid>:rev:<n>` for what follows an issued report. */
export const caseWorkflowId = (caseId: string, revision: number): string =>
  revision === 0 ? `case:${caseId}` : `case:${caseId}:rev:${revision}`;

const TELL_MS = 5_000;

/**
 * Tells a case's workflow of a recorded act, and starts the workflow in the same call when none runs. The act's id is the update's id, so the
 * server drops a repeat. A case whose workflow has finished starts again, reads Postgres, finds nothing to do and ends.
 */
export function createCaseEngine({ temporal, taskQueue, actRecorded, outbox }: CaseEngineOptions): CaseEngine {
  return {
    async tell({ caseId, actId, revision }) {
      const startWorkflowOperation = new WithStartWorkflowOperation('caseWorkflow', {
        args: [{ caseId, revision }],
        taskQueue,
        workflowId: caseWorkflowId(caseId, revision),
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      await temporal.bounded(TELL_MS, ({ workflow }) =>
        workflow.startUpdateWithStart(actRecorded, {
          startWorkflowOperation,
          args: [{ actId }],
          updateId: actId,
          waitForStage: 'ACCEPTED',
        }),
      );
      await outbox.markTold(actId);
    },
  };
}
