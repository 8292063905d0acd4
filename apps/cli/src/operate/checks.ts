import { connect } from 'node:net';
import { KEY_FILES, keyText, logVerifiers, witnessVerifiers } from '@consilium/adapters';
import type { KeyName } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { KnowledgeStore } from '@consilium/knowledge';
import { databaseClock, hasPendingMigrations, logHealth, openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';

export interface Check {
  readonly check: 'node' | 'database' | 'temporal' | 'clock' | 'knowledge' | 'keys' | 'site' | 'log';
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

async function onDatabase(
  check: 'database' | 'clock' | 'log',
  url: string | null,
  look: (database: Database) => Promise<Check>,
): Promise<Check> {
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

const ADDRESS = /^(\d+\.){3}\d+$|^\[/;
const LOOPBACK = /^127(\.\d+){3}$|^\[::1\]$/;

/** Whether security keys can sign at the address that browsers use: an IP address is no relying party, and outside this machine HTTPS is needed (SIG-19). */
export function checkSite(url: string | null): Check {
  if (url === null) return { check: 'site', status: 'absent', message: 'No address of the site is stated: set CONSILIUM_PUBLIC_URL.' };
  const { hostname, protocol } = new URL(url);
  const problem = (message: string): Check => ({ check: 'site', status: 'problem', message });
  if (ADDRESS.test(hostname) && !LOOPBACK.test(hostname))
    return problem(`${url} names an IP address, for which no security key signs: give the site a host name with HTTPS.`);
  if (protocol !== 'https:' && hostname !== 'localhost' && !LOOPBACK.test(hostname))
    return problem(
      `${url} is plain http: browsers ask security keys on HTTPS pages only, so put the site behind HTTPS and set CONSILIUM_PUBLIC_URL.`,
    );
  const at = LOOPBACK.test(hostname) ? 'this machine, on pages that are opened by http://localhost' : url;
  return { check: 'site', status: 'ok', message: `Security keys can sign at ${at}.` };
}

const MAX_UNWITNESSED_S = 60;
const MAX_PENDING_S = 60;

/** Whether the audit log grows, and its witnesses follow. */
export const checkLog = (url: string | null, { keys }: OperatorConfig): Promise<Check> =>
  onDatabase('log', url, async (database) => {
    const isWitnessed = witnessVerifiers(keys.dir, keys.witnesses).length > 0;
    const { alarm, size, oldestPendingS, unwitnessedS } = await logHealth(database, { isWitnessed });
    const problem = (message: string): Check => ({ check: 'log', status: 'problem', message });
    if (alarm !== null) return problem(`The audit log stands still since an alarm (${alarm}): find the cause with \`consilium fsck\`.`);
    if (oldestPendingS !== null && oldestPendingS > MAX_PENDING_S)
      return problem(`An entry has waited ${oldestPendingS} s for its place in the audit log: start the sequencer.`);
    if (unwitnessedS !== null && unwitnessedS > MAX_UNWITNESSED_S)
      return problem(
        `No witness has cosigned the audit log for ${unwitnessedS} s, so that a restored backup would not be noticed: start the witness.`,
      );
    return {
      check: 'log',
      status: 'ok',
      message: `The audit log holds ${size} entries${isWitnessed ? ', and its witness follows' : '; no witness is believed'}.`,
    };
  });

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
