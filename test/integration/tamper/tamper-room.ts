import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cosignatureFrom, newestCosigned } from '@consilium/adapters';
import { makeSigner, privateKeyText } from '@consilium/ledger';
import type { Signer } from '@consilium/ledger';
import { Sequencer, auditTrail, fsck, openDatabase } from '@consilium/persistence';
import type { Witness } from '@consilium/persistence';
import { TEST_KEYS } from '@consilium/testing';
import { startWitness } from '@consilium/witness';
import { Client } from 'pg';
import { by, issued, openClinic, value } from '../../../libs/persistence/src/spec-support/clinic.ts';
import type { Clinic } from '../../../libs/persistence/src/spec-support/clinic.ts';

export const ORIGIN = 'localhost/consilium';
const PATIENCE_MS = 15_000;

/** A database that may be spoilt: a copy of the room's. */
export interface Copy {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly sequencerUrl: string;
  /** Statements of a superuser in one transaction, while every guard sleeps. */
  asSuperuser(...statements: readonly string[]): Promise<void>;
  /** Statements each on its own, with the guards awake. */
  run(...statements: readonly string[]): Promise<void>;
  /** What `fsck` names, by code. */
  fsck(): Promise<readonly string[]>;
  /** Lets a sequencer run on it with the witness, and says what stops the log: an alarm's code, or null when all that waited is signed and cosigned. */
  sequence(witnessed?: boolean): Promise<string | null>;
  read(count: number): Promise<void>;
  /** Newest of the log. */
  checkpoint(): Promise<{ readonly size: number; readonly root: Uint8Array }>;
  drop(): Promise<void>;
}

export interface TamperRoom {
  readonly signer: Signer;
  /** As things stand. */
  copy(): Promise<Copy>;
  /** As they stood at the last backup. */
  restored(): Promise<Copy>;
  close(): Promise<void>;
}

/** A clinic with an issued case, its log signed and cosigned; a backup; and some more reads after it. */
export async function openTamperRoom(): Promise<TamperRoom> {
  const clinic = await openClinic();
  const caseId = await issued(clinic);
  value(await clinic.acts.addNote(caseId, 'a note', null, by(clinic.people.oncologist)));
  const signer = makeSigner(privateKeyText(ORIGIN, 'ed25519', randomBytes(32)));
  const folder = mkdtempSync(join(tmpdir(), 'consilium-witness-'));
  const config = { dir: folder, host: '127.0.0.1', port: 0, name: 'localhost/witness', key: null, logs: signer.vkey, mayMake: true };
  const witness = await startWitness(config, { now: Date.now, tell: () => undefined });
  const asked: Witness = {
    name: 'localhost/witness',
    cosign: (request) => cosignatureFrom(witness.url, request, { vkeys: [witness.vkey] }),
    newest: (origin) => newestCosigned(witness.url, origin, { vkeys: [witness.vkey] }),
  };
  await Promise.all([clinic.app, clinic.owner, clinic.verifier].map((dataSource) => dataSource.destroy()));
  const live = copyAt(clinic, urlName(clinic.ownerUrl), { signer, asked });
  const reader = clinic.people.auditor;
  const made: string[] = [];
  const cloned = async (from: string): Promise<Copy> => {
    const name = `suite_${randomUUID().replaceAll('-', '')}`;
    await onServer(clinic.ownerUrl, `CREATE DATABASE ${name} TEMPLATE ${from}`);
    made.push(name);
    return copyAt(clinic, name, { signer, asked }, reader);
  };
  await readSome(live.appUrl, 270, reader);
  await calm(live);
  const backup = urlName((await cloned(urlName(clinic.ownerUrl))).ownerUrl);
  await readSome(live.appUrl, 30, reader);
  await calm(live);
  return {
    signer,
    copy: () => cloned(urlName(clinic.ownerUrl)),
    restored: () => cloned(backup),
    async close() {
      await witness.stop();
      for (const name of [...made, urlName(clinic.ownerUrl)])
        await onServer(clinic.ownerUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function calm(live: Copy): Promise<void> {
  const alarm = await live.sequence();
  if (alarm !== null) throw new Error(`the clean log stands still: ${alarm}`);
}

type Keys = { readonly signer: Signer; readonly asked: Witness };

function copyAt(clinic: Clinic, name: string, { signer, asked }: Keys, reader?: Clinic['people']['auditor']): Copy {
  const [ownerUrl, appUrl, sequencerUrl] = [clinic.ownerUrl, clinic.appUrl, clinic.sequencerUrl].map((url) => urlFor(url, name)) as [
    string,
    string,
    string,
  ];
  return {
    ownerUrl,
    appUrl,
    sequencerUrl,
    asSuperuser: (...statements) => onDatabase(ownerUrl, 'BEGIN; SET LOCAL session_replication_role = replica', ...statements, 'COMMIT'),
    run: (...statements) => onDatabase(ownerUrl, ...statements),
    async fsck() {
      const owner = await openDatabase(ownerUrl, { keys: TEST_KEYS });
      const codes = new Set<string>();
      await fsck(owner, { verifiers: [signer], report: ({ code }) => void codes.add(code) }).finally(() => owner.destroy());
      return [...codes].sort();
    },
    sequence: (witnessed = true) => sequenceOn(sequencerUrl, signer, witnessed ? [asked] : []),
    read: (count) => readSome(appUrl, count, reader ?? clinic.people.auditor),
    async checkpoint() {
      const owner = await openDatabase(ownerUrl);
      const found = await owner
        .query<{ size: number; root: Uint8Array }[]>('SELECT size::int AS size, root FROM ledger.checkpoint ORDER BY size DESC LIMIT 1')
        .finally(() => owner.destroy());
      if (!found[0]) throw new Error('the log has no checkpoint');
      return found[0];
    },
    drop: () => onServer(ownerUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function sequenceOn(url: string, signer: Signer, witnesses: readonly Witness[]): Promise<string | null> {
  const dataSource = await openDatabase(url, { poolSize: 4, access: 'engine' });
  let alarm: string | null = null;
  const sequencer = new Sequencer({ dataSource, origin: ORIGIN, signer, witnesses, pollMs: 5, standByMs: 20, witnessMs: 20, atMost: 100, report: (event) => void (event.kind === 'alarm' && (alarm ??= event.code)) }); // prettier-ignore
  const settled = `SELECT (SELECT count(*)::int FROM ledger.pending) AS waiting, (SELECT count(*)::int FROM ledger.checkpoint_signature s WHERE s.kind = $1 AND s.size = t.size) AS signed FROM ledger.tree_state t`;
  try {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await wait(20)) {
      if (alarm !== null) return alarm;
      const [state] = await dataSource.query<{ waiting: number; signed: number }[]>(settled, [witnesses.length > 0 ? 'witness' : 'log']);
      // A restored log has cosignatures already: the witness must have been asked anew.
      if (state?.waiting === 0 && state.signed > 0 && (witnesses.length === 0 || sequencer.health().role === 'leads')) {
        await wait(150);
        return alarm;
      }
    }
    return 'nothing within the time';
  } finally {
    await sequencer.stop();
    await dataSource.destroy();
  }
}

async function readSome(appUrl: string, count: number, reader: Clinic['people']['auditor']): Promise<void> {
  const app = await openDatabase(appUrl, { keys: TEST_KEYS, access: 'engine', stalledAfterMs: Infinity });
  try {
    for (let i = 0; i < count; i += 1) await auditTrail(app).recordRead(reader, 'record', [randomUUID()], randomUUID());
  } finally {
    await app.destroy();
  }
}

async function onDatabase(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url, options: '-c consilium.access=engine' });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
const onServer = (url: string, statement: string): Promise<void> => onDatabase(urlFor(url, 'postgres'), statement);
const urlName = (url: string): string => new URL(url).pathname.slice(1);
function urlFor(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
