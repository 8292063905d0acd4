import { caseWork, openDatabase } from '@consilium/persistence';
import type { Trail } from './add-demo-corpus.ts';

const THREE_MONTHS_AND_A_DAY = 93 * 86_400_000;

/** Shows what a due follow-up looks like: the demo tells the case that three months have passed, as the follow-up workflow will in truth. */
export async function bringFollowUpForward(databaseUrl: string, caseId: string, trail: Trail): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: 1, applicationName: 'consilium-demo', access: 'engine', ...trail });
  try {
    await caseWork(database).planFollowUp(caseId);
    await caseWork(database).markTasksDue(caseId, new Date(Date.now() + THREE_MONTHS_AND_A_DAY).toISOString());
  } finally {
    await database.destroy();
  }
}
