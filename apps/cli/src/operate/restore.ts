import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { trailOptions } from '@consilium/adapters';
import type { KeysConfig, OperatorConfig } from '@consilium/config';
import { digestOf } from '@consilium/ledger';
import { BackupRefused, loadDatabase, openDatabase, recordOperation } from '@consilium/persistence';
import type { LoadOptions } from '@consilium/persistence';
import { EXIT, refusedBecause } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { readRows, tableFile, verifiedManifest } from './backup-folder.ts';
import type { Manifest } from './backup-folder.ts';
import { withEmbeddedPostgres } from './embedded-postgres.ts';
import { OPERATOR } from './operator.ts';

/** What an installation keeps in its home; a restore wants none of it there. */
const STATE = ['postgres', 'secrets.json', 'blobs', 'knowledge', 'temporal.db', 'state.json'] as const;
const FILES = ['blobs', 'knowledge', 'temporal.db', 'state.json'] as const;

/** Every part is checked against its SHA-256 before anything is touched; a failure leaves the installation as empty as it was. */
export async function restore(folder: string, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const from = resolve(folder);
  const manifest = await verifiedManifest(from);
  // A backup holds no keys: refused before anything is touched, for the entry of the restore needs them.
  trailOptions(config.keys);
  const done =
    config.databaseUrl === null
      ? await restoreEmbedded(from, manifest, config)
      : await restoreOutside(from, manifest, config, config.databaseUrl);
  const rows = manifest.database.tables.reduce((sum, table) => sum + table.rows, 0);
  await writeLine(terminal, { schema: 'consilium/restore/1', takenAt: manifest.database.takenAt, rows, temporal: done.temporal });
  terminal.say('consilium: restored. At the next start every act is told to the workflow engine again; who was signed in signs in anew.');
  return EXIT.done;
}

async function restoreEmbedded(from: string, manifest: Manifest, { home, keys }: OperatorConfig): Promise<{ readonly temporal: boolean }> {
  const held = (await readdir(home).catch(() => [])).filter((name) => STATE.some((state) => state === name));
  if (held.length > 0)
    throw refusedBecause(
      `${home} is not empty (${held.join(', ')}): restore into a new folder with --home, or stop Consilium and move this one away.`,
    );
  await mkdir(home, { recursive: true });
  try {
    await copyIfThere(join(from, 'secrets.json'), join(home, 'secrets.json'));
    await withEmbeddedPostgres(home, ({ url, appRole, appPassword }) => loadInto(url, from, manifest, keys, { appRole, appPassword }));
    for (const name of FILES) await copyIfThere(join(from, name), join(home, name));
    return { temporal: manifest.temporal };
  } catch (error) {
    for (const name of STATE) await rm(join(home, name), { recursive: true, force: true });
    throw error;
  }
}

/** A database of one's own: blobs and knowledge are named by their hashes, so they are added to what is there. Temporal's file is for the embedded server. */
async function restoreOutside(
  from: string,
  manifest: Manifest,
  { home, blobDir, migrationUrl, keys }: OperatorConfig,
  url: string,
): Promise<{ readonly temporal: boolean }> {
  const owner = migrationUrl ?? url;
  const appRole = decodeURIComponent(new URL(url).username);
  await loadInto(owner, from, manifest, keys, appRole === decodeURIComponent(new URL(owner).username) ? {} : { appRole });
  await copyIfThere(join(from, 'blobs'), blobDir);
  await copyIfThere(join(from, 'knowledge'), join(home, 'knowledge'));
  return { temporal: false };
}

async function loadInto(url: string, from: string, manifest: Manifest, keys: KeysConfig, options: LoadOptions): Promise<void> {
  try {
    await loadDatabase(url, manifest.database, (table) => readRows(join(from, tableFile(table))), { ...options, ...trailOptions(keys) });
  } catch (error) {
    if (error instanceof BackupRefused) throw refusedBecause(error.message);
    throw error;
  }
  const database = await openDatabase(url, { poolSize: 1, applicationName: 'consilium-operator', access: 'engine', ...trailOptions(keys) });
  try {
    await recordOperation(database, 'backup-restored', { manifest: digestOf(manifest), takenAt: manifest.database.takenAt }, OPERATOR);
  } finally {
    await database.destroy();
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  if (await stat(from).catch(() => null)) await cp(from, to, { recursive: true, preserveTimestamps: true });
}
