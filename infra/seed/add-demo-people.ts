import { ENGINE, openDatabase, users } from '@consilium/persistence';
import type { UsersOptions } from '@consilium/persistence';
import type { Trail } from './add-demo-corpus.ts';
import { DEMO_PEOPLE } from './demo-people.ts';

/**
 * Makes the demo's accounts; those that are there already stay as they are.
 * @param databaseUrl of the role `signature_verifier`
 */
export async function addDemoPeople(
  databaseUrl: string,
  password: string,
  trail: Trail,
  options: Pick<UsersOptions, 'passwordWork'> = {},
): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: 2, applicationName: 'consilium-demo', access: 'engine', ...trail });
  try {
    const accounts = users(database, { demoAllowed: true, ...options });
    for (const person of DEMO_PEOPLE) {
      const made = await accounts.create({ ...person, password, demo: true }, ENGINE);
      if (!made.ok && made.refusal.code !== 'USER.LOGIN_TAKEN')
        throw new Error(`The demo user ${person.login} could not be made: ${made.refusal.code}.`);
    }
  } finally {
    await database.destroy();
  }
}
