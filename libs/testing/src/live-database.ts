import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { fromGlobalSetup } from './live-environment.ts';
import { TEST_KEYS } from './test-keys.ts';

const TEMPLATE = 'consilium_template';
const APP_ROLE = 'consilium_app';
const APP_PASSWORD = 'app-of-the-live-suites';
const [SEQUENCER, VERIFIER, ERASURE] = ['sequencer', 'verifier', 'erasure'].map((role) => `${role}-of-the-live-suites`) as [
  string,
  string,
  string,
];
const SETUP_LOCK = 7_203_418;

export interface TestDatabase {
  readonly name: string;
  /** As the owner of the schema: what migrations and planted violations need. */
  readonly ownerUrl: string;
  /** As the role the API and the worker run under: may only append where the record must last. Made by the migrations, so not for `empty`. */
  readonly appUrl: string;
  /** As the sequencer of the log, as the process that checks and inserts signatures, and as the operator's erasure. Not for `empty` either. */
  readonly sequencerUrl: string;
  readonly verifierUrl: string;
  readonly erasureUrl: string;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** `migrated` (default) clones a template that every migration has run on, once per test run; `empty` is a bare database. */
  readonly from?: 'migrated' | 'empty';
}

/** A database of this suite alone. */
export async function createTestDatabase({ from = 'migrated' }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = fromGlobalSetup('CONSILIUM_TEST_DATABASE_URL');
  const name = `suite_${randomUUID().replaceAll('-', '')}`;
  await asServer(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
    if (from === 'migrated') await ensureTemplate(client, serverUrl);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${from === 'migrated' ? TEMPLATE : 'template0'}`);
  });
  return {
    name,
    ownerUrl: urlFor(serverUrl, name),
    appUrl: urlFor(serverUrl, name, { user: APP_ROLE, password: APP_PASSWORD }),
    sequencerUrl: urlFor(serverUrl, name, { user: 'consilium_sequencer', password: SEQUENCER }),
    verifierUrl: urlFor(serverUrl, name, { user: 'signature_verifier', password: VERIFIER }),
    erasureUrl: urlFor(serverUrl, name, { user: 'consilium_erasure', password: ERASURE }),
    drop: () => asServer(serverUrl, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

async function ensureTemplate(client: Client, serverUrl: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
  if (rowCount !== 0) return;
  const draft = `${TEMPLATE}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
  const { migrate } = await import('@consilium/persistence');
  const passwords = { sequencer: SEQUENCER, verifier: VERIFIER, erasure: ERASURE };
  await migrate(urlFor(serverUrl, draft), { appRole: APP_ROLE, appPassword: APP_PASSWORD, passwords, keys: TEST_KEYS });
  // Named only when every migration has run: a broken one fails each suite anew instead of serving half a schema.
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${TEMPLATE}`);
}

async function asServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlFor(serverUrl: string, database: string, as?: { user: string; password: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (as) Object.assign(url, { username: as.user, password: as.password });
  return url.href;
}
