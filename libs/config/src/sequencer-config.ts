import { resolve } from 'node:path';
import { z } from 'zod';
import { keysConfigOf } from './keys-config.ts';
import type { KeysConfig } from './keys-config.ts';
import { ConfigError, issueSentence, presentIn } from './load-config.ts';
import type { Environment } from './load-config.ts';
import { sequencerSettings, settings } from './settings.ts';

/** What the sequencer takes from the environment: its own way into the database, the key of the log, and whom to ask for cosignatures. */
export interface SequencerConfig {
  readonly databaseUrl: string;
  readonly keys: KeysConfig;
  /** Submission prefixes of the witnesses; empty: nobody cosigns. */
  readonly witnessUrls: readonly string[];
  /** How long a sequencer that takes over waits for the word of its witnesses. */
  readonly witnessPatienceMs: number;
  /** Where `/healthz` answers; port null: nowhere. */
  readonly health: { readonly host: string; readonly port: number | null };
}

const schema = z.object({ ...settings.omit({ DATABASE_URL: true }).shape, ...sequencerSettings.shape });

/** @throws ConfigError with one sentence for each wrong value */
export function loadSequencerConfig(env: Environment = process.env): SequencerConfig {
  const present = presentIn(env);
  const parsed = schema.safeParse(present);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issueSentence(issue, present)));
  const from = parsed.data;
  return {
    databaseUrl: from.DATABASE_SEQUENCER_URL,
    keys: keysConfigOf(from, resolve(from.CONSILIUM_HOME), from.NODE_ENV),
    witnessUrls: witnessUrlsOf(from.CONSILIUM_WITNESS_URL),
    witnessPatienceMs: from.CONSILIUM_WITNESS_WAIT_SECONDS * 1000,
    health: { host: from.CONSILIUM_SEQUENCER_HOST, port: from.CONSILIUM_SEQUENCER_PORT ?? null },
  };
}

/** @throws ConfigError */
export function witnessUrlsOf(stated: string | undefined): readonly string[] {
  const urls = (stated ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (urls.some((one) => !URL.canParse(one) || !/^https?:$/.test(new URL(one).protocol)))
    throw new ConfigError(['CONSILIUM_WITNESS_URL must be a list of addresses that start with http:// or https://, comma-separated.']);
  return urls;
}
