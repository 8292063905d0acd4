import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeCosigner, makeSigner, privateKeyText } from '@consilium/ledger';
import { fsck, openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEYS, TEST_KEY_ENV, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { MortalPart } from './mortal.ts';
import { LOAD_CONNECTIONS, startLoad } from './start-load.ts';
import type { Load } from './start-load.ts';
import { seededRandom } from '../../bench/seeded-random.ts';

const ORIGIN = 'localhost/consilium';
const PATIENCE_MS = 60_000;

export interface AfterKills {
  readonly kills: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  /** Acknowledged entries that are in no leaf. */
  readonly lost: number;
  /** Entries in the log beside those that were asked for. */
  readonly doubled: number;
  /** Checkpoints that somebody saw and that the log has with another root, or no more. */
  readonly contradicted: number;
  readonly seen: number;
  /** What the witness holds against the log. */
  readonly alarms: string;
  readonly fsck: readonly string[];
  /** Size of the log, and the size that the witness cosigned in the end. */
  readonly size: number;
  readonly cosigned: number;
}

/**
 * Appends under load while Postgres, sequencer and witness are killed at random moments and started again. An append whose answer did not come is asked
 * for again under its id until it is acknowledged: a client can do no more, and there must be one entry of it.
 */
export async function killUnderLoad(kills: number, seed: number): Promise<AfterKills> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-kills-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const postgres = new MortalPart({ name: 'postgres', program: 'test/live/durable-postgres.mjs', args: [folder, String(port)], ready: /ready (\d+) (\S+)/ }); // prettier-ignore
  const server = { pid: 0 };
  const startServer = async (): Promise<string> => {
    const [, pid, url] = await postgres.start();
    server.pid = Number(pid);
    return url ?? '';
  };
  const parts: MortalPart[] = [postgres];
  let app: Database | undefined;
  try {
    const database = await databaseOn(await startServer());
    const { sequencer, witness } = await logParts(folder, database);
    parts.unshift(sequencer, witness);
    app = await openDatabase(database.appUrl, { keys: TEST_KEYS, access: 'engine', poolSize: LOAD_CONNECTIONS });
    const base = (await entriesIn(app)) ?? 0;
    const load = startLoad(app);
    const killed = await killAll({ kills, seed, postgres, others: [sequencer, witness], server, startServer });
    await load.stop();
    return { kills: killed, ...(await settle(app, { base, load, folder, ownerUrl: database.ownerUrl, sequencer, witness })) };
  } finally {
    await app?.destroy().catch(() => undefined);
    for (const part of parts) await part.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Killing {
  readonly kills: number;
  readonly seed: number;
  readonly postgres: MortalPart;
  readonly others: readonly MortalPart[];
  readonly server: { pid: number };
  readonly startServer: () => Promise<string>;
}

async function killAll({ kills, seed, postgres, others, server, startServer }: Killing): Promise<Record<string, number>> {
  const dice = seededRandom(seed);
  const killed: Record<string, number> = {};
  const all = [postgres, ...others];
  for (let nr = 0; nr < kills; nr += 1) {
    await wait(150 + dice() * 900);
    // Each in turn at first, so that few kills hit all of them.
    const victim = all[nr < all.length ? nr : Math.floor(dice() * all.length)] ?? postgres;
    killed[victim.name] = (killed[victim.name] ?? 0) + 1;
    if (victim === postgres) {
      await postgres.kill(server.pid);
      await wait(dice() * 300);
      await startServer();
    } else {
      await victim.kill();
      await wait(dice() * 300);
    }
    for (const part of others) await part.revive();
  }
  return killed;
}

interface Settling {
  readonly base: number;
  readonly load: Load;
  readonly folder: string;
  readonly ownerUrl: string;
  readonly sequencer: MortalPart;
  readonly witness: MortalPart;
}

async function settle(app: Database, { base, load, folder, ownerUrl, sequencer, witness }: Settling): Promise<Omit<AfterKills, 'kills'>> {
  const state = `SELECT t.size::int AS size, (SELECT count(*)::int FROM ledger.pending) AS waiting,
    coalesce((SELECT max(s.size) FROM ledger.checkpoint_signature s WHERE s.kind = 'witness'), 0)::int AS cosigned FROM ledger.tree_state t`;
  let [now] = await app.query<{ size: number; waiting: number; cosigned: number }[]>(state);
  for (
    const end = performance.now() + PATIENCE_MS;
    performance.now() < end && (!now || now.waiting > 0 || now.cosigned < now.size);
    await wait(100)
  ) {
    await Promise.all([sequencer.revive(), witness.revive()]);
    [now] = await app.query(state);
  }
  const [counted] = await app.query<{ lost: number }[]>(
    'SELECT count(*)::int AS lost FROM unnest($1::uuid[]) a(id) WHERE NOT EXISTS (SELECT 1 FROM ledger.leaf l JOIN ledger.entry e ON e.id = l.entry WHERE l.entry = a.id)',
    [load.acknowledged],
  );
  const kept = await app.query<{ size: number; root: string }[]>(
    `SELECT size::int AS size, encode(root, 'hex') AS root FROM ledger.checkpoint`,
  );
  const roots = new Map(kept.map(({ size, root }) => [size, root]));
  const alarms = join(folder, 'witness', 'alarms.jsonl');
  return {
    acknowledged: load.acknowledged.length,
    lost: counted?.lost ?? NaN,
    doubled: ((await entriesIn(app)) ?? NaN) - base - load.acknowledged.length,
    contradicted: [...load.checkpoints].filter(([size, root]) => roots.get(size) !== root).length,
    seen: load.checkpoints.size,
    alarms: existsSync(alarms) ? readFileSync(alarms, 'utf8') : '',
    fsck: await fsckOf(ownerUrl, folder),
    size: now?.size ?? NaN,
    cosigned: now?.cosigned ?? NaN,
  };
}

async function fsckOf(ownerUrl: string, folder: string): Promise<readonly string[]> {
  const owner = await openDatabase(ownerUrl, { keys: TEST_KEYS });
  const found: string[] = [];
  const verifiers = [makeSigner(logKeyOf(folder))];
  await fsck(owner, { verifiers, report: ({ code, where }) => void found.push(`${code} ${where}`) }).finally(() => owner.destroy());
  return found;
}

const entriesIn = async (app: Database): Promise<number | undefined> =>
  (await app.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger.entry'))[0]?.n;

const SECRETS = new Map<string, string>();
function logKeyOf(folder: string): string {
  const known = SECRETS.get(folder) ?? privateKeyText(ORIGIN, 'ed25519', randomBytes(32));
  SECRETS.set(folder, known);
  return known;
}

async function logParts(folder: string, database: TestDatabase): Promise<{ readonly sequencer: MortalPart; readonly witness: MortalPart }> {
  const [logKey, witnessPort] = [logKeyOf(folder), await freePort()];
  const witnessKey = privateKeyText('localhost/witness', 'cosignature/v1', randomBytes(32));
  const witness = new MortalPart({
    name: 'witness',
    program: 'apps/witness/src/main.ts',
    env: { CONSILIUM_WITNESS_DIR: join(folder, 'witness'), CONSILIUM_WITNESS_PORT: String(witnessPort), CONSILIUM_WITNESS_KEY: witnessKey, CONSILIUM_WITNESS_LOGS: makeSigner(logKey).vkey },
    ready: /WITNESS\.STARTED/,
  }); // prettier-ignore
  const sequencer = new MortalPart({
    name: 'sequencer',
    program: 'apps/worker/src/sequencer.main.ts',
    env: { ...TEST_KEY_ENV, CONSILIUM_LOG_KEY: logKey, DATABASE_SEQUENCER_URL: database.sequencerUrl, CONSILIUM_WITNESS_URL: `http://127.0.0.1:${String(witnessPort)}`, CONSILIUM_WITNESS_KEYS: makeCosigner(witnessKey).vkey },
    ready: /sequencer leads/,
  }); // prettier-ignore
  const made = new MortalPart({ name: 'witness', program: 'apps/witness/src/main.ts', args: ['make'], env: { CONSILIUM_WITNESS_DIR: join(folder, 'witness'), CONSILIUM_WITNESS_KEY: witnessKey }, ready: /localhost\/witness/ }); // prettier-ignore
  await made.start();
  await made.stop();
  await witness.start();
  await sequencer.start();
  return { sequencer, witness };
}

/** With the roles and the template of the suites, on a server of its own. */
async function databaseOn(url: string): Promise<TestDatabase> {
  const before = process.env['CONSILIUM_TEST_DATABASE_URL'];
  process.env['CONSILIUM_TEST_DATABASE_URL'] = url;
  try {
    return await createTestDatabase();
  } finally {
    if (before === undefined) delete process.env['CONSILIUM_TEST_DATABASE_URL'];
    else process.env['CONSILIUM_TEST_DATABASE_URL'] = before;
  }
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no free port'))));
    });
  });
