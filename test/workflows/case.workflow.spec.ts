import { jest } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTimeSkippingEnv } from '@consilium/testing';
import { actRecorded, caseProgress } from '@consilium/workflows/messages';
import { CaseRoom, play } from './case-room.ts';

jest.setTimeout(40_000);

const STRAIGHT_WAY = [
  'checkIntake',
  'annotateFindings',
  'prioritizeFindings',
  'retrieveEvidence',
  'narrateDraft',
  'draftRecommendation',
  'openReview',
  'readReview',
];

describe('caseWorkflow', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTimeSkippingEnv();
  });
  afterAll(() => env?.teardown());

  it('takes a case through eight stages in order and issues it once the quorum is met', async () => {
    const room = new CaseRoom();
    await play(env, room, async ({ handle, tell, until }) => {
      await until('readReview');
      expect(await handle.query(caseProgress)).toEqual({ stage: 'sign-off', waiting: true });
      room.isQuorumMet = true;
      await tell();
      expect(await handle.result()).toEqual({ kind: 'issued', caseId: room.caseId });
    });
    expect(room.done).toEqual([...STRAIGHT_WAY, 'readReview', 'renderReport', 'publishReport', 'planFollowUp', 'markTasksDue']);
  });

  it('publishes nothing while the quorum is not met, whatever it is told', async () => {
    const room = new CaseRoom();
    await play(env, room, async ({ tell, until, handle }) => {
      await until('readReview');
      for (let i = 0; i < 5; i += 1) await tell();
      expect(room.done).not.toContain('publishReport');
      room.head = { ...room.head, status: 'cancelled' };
      await tell();
      expect(await handle.result()).toMatchObject({ kind: 'ended', status: 'cancelled' });
    });
    expect(room.done).not.toContain('publishReport');
  });

  it('waits at intake until the hold is resolved, then goes on by itself', async () => {
    const room = new CaseRoom();
    room.isHeld = true;
    room.isQuorumMet = true;
    await play(env, room, async ({ handle, tell, until }) => {
      await until('checkIntake');
      expect(room.done).toEqual(['checkIntake']);
      room.isHeld = false;
      await tell();
      expect(await handle.result()).toMatchObject({ kind: 'issued' });
    });
  });

  it('starts again from the corrected stage when the diagnosis is corrected while the machine works', async () => {
    const room = new CaseRoom();
    room.isQuorumMet = true;
    room.during.draftRecommendation = () => {
      delete room.during.draftRecommendation;
      room.head = { ...room.head, stage: 'prioritize', run: 2 };
    };
    await play(env, room, async ({ handle }) => expect(await handle.result()).toMatchObject({ kind: 'issued' }));
    expect(room.done.filter((name) => name === 'annotateFindings')).toHaveLength(1);
    expect(room.done.filter((name) => name === 'prioritizeFindings')).toHaveLength(2);
  });

  it('sends a case in review back to the corrected stage when it is told of the correction', async () => {
    const room = new CaseRoom();
    await play(env, room, async ({ handle, tell, until }) => {
      await until('readReview');
      room.head = { ...room.head, stage: 'prioritize', run: 2 };
      room.isQuorumMet = true;
      await tell();
      expect(await handle.result()).toMatchObject({ kind: 'issued' });
      // In the same history: a new one would keep the clinic waiting a second.
      expect((await handle.describe()).runId).toBe(handle.firstExecutionRunId);
    });
    expect(room.done.filter((name) => name === 'prioritizeFindings')).toHaveLength(2);
  });

  it('holds a case whose stage fails for good and continues after the correction', async () => {
    const room = new CaseRoom();
    room.isQuorumMet = true;
    room.during.annotateFindings = () => {
      throw ApplicationFailure.nonRetryable('the file has no sample', 'FILE.NO_SAMPLE');
    };
    await play(env, room, async ({ handle, tell, until }) => {
      await until('holdStage:annotate:FILE.NO_SAMPLE');
      delete room.during.annotateFindings;
      room.head = { ...room.head, stage: 'intake', run: 2 };
      await tell();
      expect(await handle.result()).toMatchObject({ kind: 'issued' });
    });
  });

  it('repeats a stage whose database was away, without a person', async () => {
    const room = new CaseRoom();
    room.isQuorumMet = true;
    let outages = 3;
    room.during.prioritizeFindings = () => {
      if (outages-- > 0) throw new Error('connection refused');
    };
    await play(env, room, async ({ handle }) => expect(await handle.result()).toMatchObject({ kind: 'issued' }));
    expect(room.done.filter((name) => name === 'prioritizeFindings')).toHaveLength(1);
  });

  it('comes to sign-off with the model down: the template words the draft (LLM-14)', async () => {
    const room = new CaseRoom();
    room.isQuorumMet = true;
    let asked = 0;
    room.during.narrateDraft = () => {
      asked += 1;
      throw new Error('the model does not answer');
    };
    await play(env, room, async ({ handle }) => expect(await handle.result()).toMatchObject({ kind: 'issued' }));
    expect(asked).toBe(2);
    expect(room.done).toContain('draftRecommendation');
  });

  it('refuses a malformed message and keeps waiting', async () => {
    const room = new CaseRoom();
    await play(env, room, async ({ handle, tell, until }) => {
      await until('readReview');
      await expect(handle.executeUpdate(actRecorded, { args: [{ actId: 'approve it' }] })).rejects.toThrow();
      expect(room.done.filter((name) => name === 'readReview')).toHaveLength(1);
      room.isQuorumMet = true;
      await tell();
      expect(await handle.result()).toMatchObject({ kind: 'issued' });
    });
  });
});

/** A server of its own a test: what another test left unfinished would hold its clock. */
describe('caseWorkflow over months', () => {
  let env: TestWorkflowEnvironment;
  beforeEach(async () => {
    env = await startTimeSkippingEnv();
  });
  afterEach(() => env?.teardown());

  it('reminds the missing seats every two days, at most ten times, and decides nothing by itself', async () => {
    const room = new CaseRoom();
    await play(env, room, async ({ tell, until, handle }) => {
      await until('readReview');
      await env.sleep('60 days');
      expect(room.done.filter((name) => name === 'remindMissingSeats')).toHaveLength(10);
      expect(room.done).not.toContain('publishReport');
      room.isQuorumMet = true;
      await tell();
      expect(await handle.result()).toMatchObject({ kind: 'issued' });
    });
  });

  it('wakes the follow-up at 3, 6 and 12 months in runs of their own', async () => {
    const room = new CaseRoom();
    room.isQuorumMet = true;
    await play(env, room, async ({ handle }) => {
      room.now = () => env.currentTimeMs();
      const start = await room.now();
      room.tasksDueAt = [91, 183, 365].map((days) => start + days * 86_400_000);
      await handle.result();
      await env.client.workflow.getHandle(`follow-up:${room.caseId}`).result();
      const followUp = await env.client.workflow.getHandle(`follow-up:${room.caseId}`).describe();
      expect(followUp.status.name).toBe('COMPLETED');
      expect(followUp.historyLength).toBeLessThan(15);
    });
    expect(room.done.filter((name) => name === 'markTasksDue')).toHaveLength(4);
  });
});
