import type { OperatorConfig } from '@consilium/config';
import type { CorpusStore } from '@consilium/knowledge';
import { EXIT, refusedBecause, unavailable, valueOr } from '../failure.ts';
import { addressesOf } from '../operate/runtime.ts';
import type { Terminal } from '../terminal.ts';

/** The corpus is for the server as well when its database answers; a site without server goes on with its folder. */
export async function shareCorpus(id: string, store: CorpusStore, config: OperatorConfig, terminal: Terminal): Promise<void> {
  const { database: url, isStated } = await addressesOf(config);
  if (url === null) return;
  const { corpora, openDatabase } = await import('@consilium/persistence');
  const database = await openDatabase(url, { poolSize: 1, applicationName: 'consilium-cli' }).catch(() => null);
  if (database === null) {
    const outcome = `"${id}" is stored in ${config.home} only, because the database does not answer`;
    if (isStated) throw unavailable(`${outcome}: check DATABASE_URL and run the same command again.`);
    return terminal.say(`consilium: ${outcome}; run the same command while Consilium runs to give it to the server.`);
  }
  try {
    const { content } = valueOr(await store.read(id), EXIT.refused);
    await corpora(database).register(id, content);
    terminal.say(`consilium: "${id}" is registered in the database as well; new drafts use it.`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'KNOWLEDGE.ID_TAKEN') throw refusedBecause(error.message);
    throw error;
  } finally {
    await database.destroy();
  }
}
