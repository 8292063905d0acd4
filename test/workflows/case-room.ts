import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Activities } from '@consilium/activities';
import type { CaseHead } from '@consilium/domain';
import { dataConverter } from '@consilium/temporal';
import type { PayloadProtection } from '@consilium/temporal';
import { actRecorded } from '@consilium/workflows/messages';
import { caseWorkflow } from '@consilium/workflows';
import { keptWorkflows } from '../live/kept-workflows.ts';

let bundle: Promise<{ readonly code: string }> | undefined;

export const sharedBundle = (): Promise<{ readonly code: string }> => (bundle ??= keptWorkflows());

/** A case whose Postgres is a few fields: what the workflow may know of a case is exactly what these activities answer. */
export class CaseRoom {
  readonly caseId = randomUUID();
  head: CaseHead = { caseId: this.caseId, stage: 'intake', status: 'running', run: 1 };
  isHeld = false;
  isQuorumMet = false;
  readonly done: string[] = [];
  /** Called before an activity answers: lets a test act at that very moment. */
  during: Partial<Record<keyof Activities, () => Promise<void> | void>> = {};
  /** Milliseconds on the server's clock. */
  tasksDueAt: number[] = [];
  now: () => Promise<number> = async () => 0;

  readonly activities: Activities = {
    readCase: async () => this.head,
    checkIntake: async (key) => this.step('checkIntake', key.run, () => (this.isHeld ? { kind: 'held' } : this.to('annotate'))),
    annotateFindings: async (key) => this.step('annotateFindings', key.run, () => this.to('prioritize')),
    prioritizeFindings: async (key) => this.step('prioritizeFindings', key.run, () => this.to('retrieve')),
    retrieveEvidence: async (key) => this.step('retrieveEvidence', key.run, () => this.to('draft')),
    narrateDraft: async (key) => this.step('narrateDraft', key.run, () => ({ kind: 'saved' })),
    draftRecommendation: async (key) => this.step('draftRecommendation', key.run, () => this.to('sign-off')),
    holdStage: async (key) => this.step(`holdStage:${key.stage}:${key.code}`, key.run, () => ({ kind: 'saved' })),
    openReview: async (key) => this.step('openReview', key.run, () => ({ kind: 'saved' })),
    readReview: async (key) => this.step('readReview', key.run, () => ({ kind: this.isQuorumMet ? 'met' : 'waiting' })),
    renderReport: async (key) => {
      await this.step('renderReport', key.run, () => ({ kind: 'saved' }));
      return this.isQuorumMet ? { kind: 'rendered', version: 1 } : { kind: 'not-signed' };
    },
    publishReport: async (key) => this.step('publishReport', key.run, () => this.to('follow-up')),
    planFollowUp: async () => void this.done.push('planFollowUp'),
    remindMissingSeats: async () => void this.done.push('remindMissingSeats'),
    markTasksDue: async () => {
      const now = await this.now();
      this.done.push('markTasksDue');
      this.tasksDueAt = this.tasksDueAt.filter((due) => due > now);
      return { nextInMs: this.tasksDueAt[0] === undefined ? null : this.tasksDueAt[0] - now };
    },
  };

  private async step<R extends { readonly kind: string }>(
    name: string,
    run: number,
    act: () => R,
  ): Promise<R | { kind: 'superseded' } | { kind: 'ended'; status: string }> {
    await this.during[name as keyof Activities]?.();
    if (this.head.status === 'cancelled' || this.head.status === 'rejected') return { kind: 'ended', status: this.head.status };
    if (run !== this.head.run) return { kind: 'superseded' };
    this.done.push(name);
    return act();
  }

  private to(stage: CaseHead['stage']): { kind: 'saved' } {
    this.head = { ...this.head, stage };
    return { kind: 'saved' };
  }
}

/** Histories are recorded in clear; a suite of the codec gives keys, and a client that has them as well. */
export interface PlayOptions {
  readonly payloads?: PayloadProtection | null;
  readonly client?: Client;
}

/** Runs a worker over the room's activities while the scene plays. */
export async function play<T>(
  env: TestWorkflowEnvironment,
  room: CaseRoom,
  scene: (stage: Scene) => Promise<T>,
  { payloads = null, client = env.client }: PlayOptions = {},
): Promise<T> {
  const taskQueue = `room-${room.caseId}`;
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: await sharedBundle(),
    dataConverter: dataConverter(payloads),
    activities: room.activities,
  });
  return worker.runUntil(async () => {
    const handle = await client.workflow.start(caseWorkflow, {
      taskQueue,
      workflowId: `case:${room.caseId}`,
      args: [{ caseId: room.caseId, revision: 0 }],
    });
    const outcome = await scene({
      handle,
      tell: () => handle.executeUpdate(actRecorded, { args: [{ actId: randomUUID() }] }),
      until: (name) => untilDone(room, name),
    });
    // A follow-up left without a worker would keep the server's clock from skipping in the scenes that come after.
    if (room.done.includes('planFollowUp')) await endOf(client, `follow-up:${room.caseId}`);
    return outcome;
  });
}

export interface Scene {
  readonly handle: import('@temporalio/client').WorkflowHandleWithStartDetails<typeof caseWorkflow>;
  tell(): Promise<void>;
  until(name: string): Promise<void>;
}

async function untilDone(room: CaseRoom, name: string): Promise<void> {
  for (let tries = 0; !room.done.includes(name); tries += 1) {
    if (tries > 400) throw new Error(`${name} was never reached; done so far: ${room.done.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits for the end of a workflow; the test server answers "not found" for a moment while one of its runs hands over to the next. */
async function endOf(client: Client, workflowId: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return void (await client.workflow.getHandle(workflowId).result());
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError) || attempt === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
