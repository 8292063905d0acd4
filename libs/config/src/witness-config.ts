import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError, issueSentence, presentIn } from './load-config.ts';
import type { Environment } from './load-config.ts';
import { settings, witnessSettings } from './settings.ts';

/** What the witness takes from the environment: nothing of the database, for it trusts nobody who has it. */
export interface WitnessConfig {
  /** Folder of its key and of what it saw; on a machine of its own wherever there is one. */
  readonly dir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Name of its key. */
  readonly name: string;
  /** Private key in signed-note form; null: the file `witness.key`. */
  readonly key: string | null;
  /** Public keys of the logs that it watches, one a word; null: the file `logs.vkey`. */
  readonly logs: string | null;
  /** False in production, where a key or a state that is made anew would hide that the real one is lost. */
  readonly mayMake: boolean;
}

const schema = z.object({ ...settings.pick({ NODE_ENV: true, CONSILIUM_HOME: true }).shape, ...witnessSettings.shape });

/** @throws ConfigError with one sentence for each wrong value */
export function loadWitnessConfig(env: Environment = process.env): WitnessConfig {
  const present = presentIn(env);
  const parsed = schema.safeParse(present);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issueSentence(issue, present)));
  const from = parsed.data;
  return {
    dir: resolve(from.CONSILIUM_WITNESS_DIR ?? join(from.CONSILIUM_HOME, 'witness')),
    host: from.CONSILIUM_WITNESS_HOST,
    port: from.CONSILIUM_WITNESS_PORT,
    name: from.CONSILIUM_WITNESS_NAME,
    key: from.CONSILIUM_WITNESS_KEY ?? null,
    logs: from.CONSILIUM_WITNESS_LOGS ?? null,
    mayMake: from.NODE_ENV !== 'production',
  };
}
