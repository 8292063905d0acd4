import { proxyActivities } from '@temporalio/workflow';
import type { ComputeActivities, NarrateActivities, NoticeActivities, RecordActivities } from '@consilium/activities';

/** Pure computation over stored inputs, saved under (case, run, step): safe to repeat. The heartbeat lets another worker take over within seconds. */
export const compute = proxyActivities<ComputeActivities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10 seconds',
  scheduleToCloseTimeout: '7 days',
  retry: { initialInterval: '1 second', maximumInterval: '2 minutes' },
});

/** Reads and writes under a business key: a repeat finds its own result. An outage of a day must not fail a case. */
export const records = proxyActivities<RecordActivities>({
  startToCloseTimeout: '10 seconds',
  scheduleToCloseTimeout: '7 days',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
});

/** Reminders: useful, never required, and stale after an hour. */
export const notices = proxyActivities<NoticeActivities>({
  startToCloseTimeout: '10 seconds',
  scheduleToCloseTimeout: '1 hour',
  retry: { maximumAttempts: 5 },
});

/** Asks a model outside the house: costs money, may hang, never required. A second try only where the worker was lost. */
export const narrate = proxyActivities<NarrateActivities>({
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '20 seconds',
  scheduleToCloseTimeout: '10 minutes',
  retry: { maximumAttempts: 2 },
});
