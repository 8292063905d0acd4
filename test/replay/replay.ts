import { Worker } from '@temporalio/worker';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { quietRuntime } from '@consilium/testing';
import { dataConverter } from '@consilium/temporal';
import type { PayloadProtection } from '@consilium/temporal';
import { sharedBundle } from '../workflows/case-room.ts';

export const HISTORIES = new URL('./histories/', import.meta.url);

/** Replays a history against the workflow as it stands, or against the bundle given; throws when they disagree. */
export async function replay(
  history: unknown,
  code?: string,
  payloads: PayloadProtection | null = null,
  workflowId?: string,
): Promise<void> {
  await quietRuntime();
  const bundle = await sharedBundle();
  const workflowBundle = code === undefined ? bundle : { ...bundle, code };
  await Worker.runReplayHistory({ workflowBundle, dataConverter: dataConverter(payloads) }, history as History, workflowId);
}
