import { Worker } from '@temporalio/worker';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { quietRuntime } from '@consilium/testing';
import { sharedBundle } from '../workflows/case-room.ts';

export const HISTORIES = new URL('./histories/', import.meta.url);

/** Replays a history against the workflow as it stands, or against the bundle given; throws when they disagree. */
export async function replay(history: unknown, code?: string): Promise<void> {
  quietRuntime();
  const bundle = await sharedBundle();
  await Worker.runReplayHistory({ workflowBundle: code === undefined ? bundle : { ...bundle, code } }, history as History);
}
