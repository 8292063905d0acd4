import { trailOptions } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { openDatabase, users } from '@consilium/persistence';
import type { Database, User, Users } from '@consilium/persistence';
import { refusedBecause, unavailable } from '../../failure.ts';
import { addressesOf } from '../runtime.ts';
import { sentenceOf } from './user-words.ts';

/** Accounts of the installation, through its database: the first administrator is added before anybody can sign in. */
export async function withAccounts<T>(config: OperatorConfig, work: (accounts: Users, database: Database) => Promise<T>): Promise<T> {
  const { verifier: url } = await addressesOf(config);
  if (url === null)
    throw unavailable(
      'Accounts are written by the role signature_verifier alone: start Consilium with `npm start -- --empty`, or set DATABASE_VERIFIER_URL.',
    );
  const options = { poolSize: 1, applicationName: 'consilium-cli', access: 'engine', ...trailOptions(config.keys) } as const;
  const database = await openDatabase(url, options).catch((error: unknown) => {
    throw unavailable(error instanceof Error ? error.message : 'The database does not answer.');
  });
  try {
    return await work(users(database, { demoAllowed: false }), database);
  } finally {
    await database.destroy();
  }
}

export async function accountOf(accounts: Users, login: string): Promise<User> {
  const user = await accounts.byLogin(login);
  if (!user) throw refusedBecause(sentenceOf({ code: 'USER.NOT_FOUND', detail: {} }));
  return user;
}
