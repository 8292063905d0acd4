import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { OperatorConfig } from '@consilium/config';

const runtimeFile = z.object({
  url: z.string().optional(),
  databaseUrl: z.string().optional(),
  migrationUrl: z.string().optional(),
  verifierUrl: z.string().optional(),
  temporalAddress: z.string().optional(),
  ports: z.object({ witness: z.number().optional() }).optional(),
});
/** Where the parts of a running `npm start` are, as it published them; what it left behind when it stopped may be stale. */
export type Runtime = z.infer<typeof runtimeFile>;

export async function runtimeOf(home: string): Promise<Runtime> {
  const text = await readFile(join(home, 'runtime.json'), 'utf8').catch(() => null);
  if (text === null) return {};
  return runtimeFile.safeParse(parsed(text)).data ?? {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Addresses of an installation: the environment first, then the running `npm start`. */
export async function addressesOf(config: OperatorConfig) {
  const runtime = await runtimeOf(config.home);
  return {
    database: config.databaseUrl ?? runtime.databaseUrl ?? null,
    /** Role that owns the schema. */
    owner: config.migrationUrl ?? config.databaseUrl ?? runtime.migrationUrl ?? null,
    /** Role that alone writes accounts. */
    verifier: config.verifierUrl ?? (config.databaseUrl === null ? (runtime.verifierUrl ?? null) : null),
    temporal: config.temporalAddress ?? runtime.temporalAddress ?? null,
    witnesses:
      config.witnessUrls.length > 0 ? config.witnessUrls : runtime.ports?.witness ? [`http://127.0.0.1:${runtime.ports.witness}`] : [],
    server: config.serverUrl ?? runtime.url ?? null,
    /** The database is named by the environment, so it must answer. */
    isStated: config.databaseUrl !== null,
  };
}
