import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { OperatorConfig } from '@consilium/config';
import { digestOf } from '@consilium/ledger';
import { dumpDatabase, recordOperation } from '@consilium/persistence';
import { EXIT, usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { MANIFEST, partsOf, tableFile, writeRows } from './backup-folder.ts';
import type { Manifest } from './backup-folder.ts';
import { OPERATOR } from './operator.ts';
import { withOwnerDatabase } from './owner-database.ts';
import { copyTemporal } from './temporal-file.ts';

/** Files of the home that a restored installation needs: what was seeded, and the passwords of its own Postgres. */
const HOME_FILES = ['state.json', 'secrets.json'];

/**
 * One consistent copy while the system works. The order matters: Temporal first, so that it never knows more than Postgres; then one snapshot of
 * Postgres; then the blobs, which are written before the rows that name them. What Temporal lacks the sweep tells it after the restore.
 */
export async function backup(folder: string, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const target = resolve(folder);
  if (await stat(target).catch(() => null)) throw usage(`${folder} is there already: give a new folder, so that no backup is overwritten.`);
  const partial = join(dirname(target), `.${basename(target)}.partial`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    const manifest = await withOwnerDatabase(config, async (database) => {
      const temporal =
        config.temporalAddress === null && (await copyTemporal(join(config.home, 'temporal.db'), join(partial, 'temporal.db')));
      const dump = await dumpDatabase(database, (table, rows) => writeRows(join(partial, tableFile(table)), rows));
      await copyFolders(config, partial);
      const made = await writeManifest(partial, { database: dump, temporal });
      await recordOperation(database, 'backup-made', { manifest: digestOf(made), takenAt: dump.takenAt }, OPERATOR);
      return made;
    });
    await rename(partial, target);
    const rows = manifest.database.tables.reduce((sum, table) => sum + table.rows, 0);
    await writeLine(terminal, {
      schema: 'consilium/backup/1',
      folder: target,
      takenAt: manifest.database.takenAt,
      rows,
      parts: manifest.parts.length,
      bytes: manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0),
      temporal: manifest.temporal,
    });
    return EXIT.done;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function copyFolders({ home, blobDir }: OperatorConfig, to: string): Promise<void> {
  const copies: readonly (readonly [from: string, to: string])[] = [
    [blobDir, 'blobs'],
    [join(home, 'knowledge'), 'knowledge'],
    ...HOME_FILES.map((name) => [join(home, name), name] as const),
  ];
  for (const [from, name] of copies)
    if (await stat(from).catch(() => null))
      await cp(from, join(to, name), {
        recursive: true,
        preserveTimestamps: true,
        filter: (path) => !/^(?:incoming$|quarantine$|\.import-)/.test(basename(path)),
      });
}

async function writeManifest(
  folder: string,
  { database, temporal }: { database: Awaited<ReturnType<typeof dumpDatabase>>; temporal: boolean },
): Promise<Manifest> {
  const tables = database.tables.map(({ table, columns, rows }) => ({ table, columns: [...columns], rows }));
  const manifest: Manifest = {
    schema: 'consilium/backup/1',
    createdAt: new Date().toISOString(),
    database: { takenAt: database.takenAt, migrations: [...database.migrations], tables, sequences: [...database.sequences] },
    temporal,
    parts: [...(await partsOf(folder))],
  };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  return manifest;
}
