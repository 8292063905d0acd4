import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { refusedBecause, usage } from '../failure.ts';

/** `path` inside the folder, with `/`. */
const part = z.object({
  path: z.string().regex(/^(?!.*(?:^|\/)\.\.(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const manifestFile = z.object({
  schema: z.literal('consilium/backup/1'),
  createdAt: z.string(),
  database: z.object({
    takenAt: z.string(),
    migrations: z.array(z.string()),
    tables: z.array(z.object({ table: z.string(), columns: z.array(z.string()), rows: z.int() })),
    sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  }),
  /** False when Temporal runs elsewhere and keeps its own backups; a restore tells every act again in any case. */
  temporal: z.boolean(),
  parts: z.array(part),
});
export type Manifest = z.infer<typeof manifestFile>;
export type Part = z.infer<typeof part>;

export const MANIFEST = 'manifest.json';

/** `"clinic"."case"` → `database/clinic.case.jsonl.gz` */
export const tableFile = (table: string): string => `database/${table.replaceAll('"', '')}.jsonl.gz`;

/** Writes rows as JSON strings, one a line, compressed; flushed to disk before it returns. */
export async function writeRows(file: string, rows: AsyncIterable<string>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const lines = async function* () {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`;
  };
  await pipeline(lines, createGzip(), createWriteStream(file, { mode: 0o600, flush: true }));
}

export async function* readRows(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY }))
    yield z.string().parse(JSON.parse(line));
}

/** Every file below a folder with size and SHA-256, sorted by path. */
export async function partsOf(folder: string): Promise<readonly Part[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
  const parts: Part[] = [];
  for (const path of paths.sort()) parts.push({ path, ...(await digestOfFile(join(folder, path))) });
  return parts;
}

async function digestOfFile(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The manifest, once every part was found to be what it says. */
export async function verifiedManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw usage(`${folder} is no backup: it has no ${MANIFEST}.`);
  });
  const manifest = manifestFile.safeParse(JSON.parse(text)).data;
  if (!manifest)
    throw refusedBecause(`${MANIFEST} is not one of this release: restore with the release that made the backup, or a later one.`);
  for (const { path, bytes, sha256 } of manifest.parts) {
    const found = (await stat(join(folder, path)).catch(() => null)) ? await digestOfFile(join(folder, path)) : null;
    if (found?.bytes !== bytes || found.sha256 !== sha256)
      throw refusedBecause(
        `The backup is damaged: ${path} ${found ? 'does not have its SHA-256' : 'is missing'}. Nothing was restored; use another backup.`,
      );
  }
  return manifest;
}
