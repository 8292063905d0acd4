import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { CaseRoom, play } from '../workflows/case-room.ts';

/** Courses of a case whose histories are kept: each names what a later version of the workflow must still replay. */
export const SCENES: Readonly<Record<string, (env: TestWorkflowEnvironment) => Promise<CaseRoom>>> = {
  'straight-to-issue': async (env) => {
    const room = new CaseRoom();
    await play(env, room, async ({ handle, tell, until }) => {
      await until('readReview');
      room.isQuorumMet = true;
      await tell();
      await handle.result();
    });
    return room;
  },
  'worded-to-issue': async (env) => {
    const room = new CaseRoom();
    room.isQuorumMet = true;
    await play(env, room, ({ handle }) => handle.result());
    return room;
  },
  'model-down': async (env) => {
    const room = new CaseRoom();
    room.isQuorumMet = true;
    room.during.narrateDraft = () => {
      throw ApplicationFailure.nonRetryable('no answer', 'MODEL.UNAVAILABLE');
    };
    await play(env, room, ({ handle }) => handle.result());
    return room;
  },
  'held-then-released': async (env) => {
    const room = new CaseRoom();
    room.isHeld = true;
    room.isQuorumMet = true;
    await play(env, room, async ({ handle, tell, until }) => {
      await until('checkIntake');
      room.isHeld = false;
      await tell();
      await handle.result();
    });
    return room;
  },
  'corrected-in-review': async (env) => {
    const room = new CaseRoom();
    await play(env, room, async ({ handle, tell, until }) => {
      await until('readReview');
      room.head = { ...room.head, stage: 'prioritize', run: 2 };
      room.isQuorumMet = true;
      await tell();
      await handle.result();
    });
    return room;
  },
  'cancelled-in-review': async (env) => {
    const room = new CaseRoom();
    await play(env, room, async ({ handle, tell, until }) => {
      await until('readReview');
      room.head = { ...room.head, status: 'cancelled' };
      await tell();
      await handle.result();
    });
    return room;
  },
};
