import { trailOptions } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import type { Database } from '@consilium/persistence';
import { refusedBecause, unavailable } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { addressesOf } from './runtime.ts';

export interface Shared {
  readonly id: string;
  /** What uses it from now on: `new cases use it`. */
  readonly use: string;
  register(database: Database): Promise<unknown>;
}

/** What was stored in the home is for the server as well when its database answers; a site without server goes on with its folder. */
export async function shareWithServer({ id, use, register }: Shared, config: OperatorConfig, terminal: Terminal): Promise<void> {
  const { database: url, isStated } = await addressesOf(config);
  if (url === null) return;
  const { openDatabase } = await import('@consilium/persistence');
  const database = await openDatabase(url, {
    poolSize: 1,
    applicationName: 'consilium-cli',
    access: 'engine',
    ...trailOptions(config.keys),
  }).catch(() => null);
  if (database === null) {
    const outcome = `"${id}" is stored in ${config.home} only, because the database does not answer`;
    if (isStated) throw unavailable(`${outcome}: check DATABASE_URL and run the same command again.`);
    return terminal.say(`consilium: ${outcome}; run the same command while Consilium runs to give it to the server.`);
  }
  try {
    await register(database);
    terminal.say(`consilium: "${id}" is registered in the database as well; ${use}.`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'KNOWLEDGE.ID_TAKEN') throw refusedBecause(error.message);
    throw error;
  } finally {
    await database.destroy();
  }
}
