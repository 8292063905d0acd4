import { connect } from 'node:net';
import { KEY_FILES, keyText, logVerifiers, witnessVerifiers } from '@consilium/adapters';
import type { KeyName } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { KnowledgeStore } from '@consilium/knowledge';
import { databaseClock, hasPendingMigrations, openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';

export interface Check {
  readonly check: 'node' | 'database' | 'temporal' | 'clock' | 'knowledge' | 'keys';
  readonly status: 'ok' | 'problem' | 'absent';
  /** What was found; for a problem with the way out. */
  readonly message: string;
}

const NODE_MAJOR = 24;
const MAX_SKEW_MS = 1000;
const CONNECT_MS = 3000;

export function checkNode(): Check {
  const isNew = Number(process.versions.node.split('.')[0]) >= NODE_MAJOR;
  return {
    check: 'node',
    status: isNew ? 'ok' : 'problem',
    message: `Node ${process.versions.node}${isNew ? '.' : `: run through \`npx consilium\`, which brings Node ${NODE_MAJOR}.`}`,
  };
}

const NO_DATABASE = 'There is no database: start Consilium with `npm start`, or set DATABASE_URL.';

export const checkDatabase = (url: string | null): Promise<Check> =>
  onDatabase('database', url, async (database) =>
    (await hasPendingMigrations(database))
      ? {
          check: 'database',
          status: 'problem',
          message: 'The database is of an older release: start with `npm start`, or run the migrations of this release.',
        }
      : { check: 'database', status: 'ok', message: 'The database answers and is of this release.' },
  );

/** Signatures and deadlines carry the database's time, screens and reminders this machine's. */
export const checkClock = (url: string | null): Promise<Check> =>
  onDatabase('clock', url, async (database) => {
    const before = Date.now();
    const there = await databaseClock(database);
    const skew = Math.max(before - there, there - Date.now(), 0);
    return skew > MAX_SKEW_MS
      ? {
          check: 'clock',
          status: 'problem',
          message: `This machine's clock and the database's differ by ${(skew / 1000).toFixed(1)} s: set both by NTP.`,
        }
      : { check: 'clock', status: 'ok', message: "This machine's clock agrees with the database's." };
  });

async function onDatabase(check: 'database' | 'clock', url: string | null, look: (database: Database) => Promise<Check>): Promise<Check> {
  if (url === null) return { check, status: 'problem', message: NO_DATABASE };
  let database: Database | null = null;
  try {
    database = await openDatabase(url, { poolSize: 1, applicationName: 'consilium-doctor' });
    return await look(database);
  } catch (error) {
    return { check, status: 'problem', message: error instanceof Error ? error.message : 'The database does not answer.' };
  } finally {
    await database?.destroy();
  }
}

export async function checkTemporal(address: string | null): Promise<Check> {
  if (address === null)
    return {
      check: 'temporal',
      status: 'problem',
      message: 'There is no Temporal: start Consilium with `npm start`, or set TEMPORAL_ADDRESS.',
    };
  return (await answers(address))
    ? { check: 'temporal', status: 'ok', message: `Temporal answers at ${address}.` }
    : { check: 'temporal', status: 'problem', message: `Temporal at ${address} does not answer: check TEMPORAL_ADDRESS and that it runs.` };
}

function answers(address: string): Promise<boolean> {
  const at = address.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = connect({ host: address.slice(0, at), port: Number(address.slice(at + 1)), timeout: CONNECT_MS });
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}

export async function checkKnowledge(home: string): Promise<Check> {
  const store = new KnowledgeStore(home);
  const releases = await store.list();
  for (const { id } of releases) {
    const read = await store.read(id);
    if (!read.ok)
      return {
        check: 'knowledge',
        status: 'problem',
        message: `The release "${id}" cannot be used: import it again under another id, or restore it from a backup.`,
      };
  }
  return { check: 'knowledge', status: 'ok', message: `${releases.length} releases: ${releases.map(({ id }) => id).join(', ')}.` };
}

/** Every key of the site can be read, and the log has public keys; the private key of the log may lie with the sequencer alone. */
export function checkKeys({ keys }: OperatorConfig): Check {
  try {
    for (const name of Object.keys(KEY_FILES) as KeyName[]) keyText({ ...keys, mayMake: false }, name);
    const [log, witnesses] = [logVerifiers(keys.dir, keys.logKeys), witnessVerifiers(keys.dir, keys.witnesses)];
    const cosigned = witnesses.length === 0 ? 'no witness is believed' : `witness ${witnesses.map(({ name }) => name).join(', ')}`;
    return { check: 'keys', status: 'ok', message: `Log ${log[0]?.name ?? keys.origin}, ${cosigned}.` };
  } catch (error) {
    return { check: 'keys', status: 'problem', message: error instanceof Error ? error.message : 'The keys cannot be read.' };
  }
}
