import { join, resolve } from 'node:path';
import type { KeyEnvironment } from './settings.ts';

/** Where the keys of this site come from, in the shape that the key adapters take. */
export interface KeysConfig {
  readonly dir: string;
  readonly stated: {
    readonly data: string | null;
    readonly intent: string | null;
    readonly payload: string | null;
    readonly verifierToken: string | null;
  };
  /** False in production, where a key made anew would hide that the real one is lost. */
  readonly mayMake: boolean;
  /** Private key of the log in signed-note form, for the sequencer alone; null: the file `log.key`. */
  readonly log: string | null;
  /** Public keys of the log, the present one first; null: the file `log.vkey`. */
  readonly logKeys: string | null;
  /** Public keys of the witnesses that this site believes; null: the file `witness.vkey`. */
  readonly witnesses: string | null;
  /** Name of the log and of its key. */
  readonly origin: string;
}

export const keysConfigOf = (from: KeyEnvironment, home: string, mode: 'development' | 'test' | 'production'): KeysConfig => ({
  dir: resolve(from.CONSILIUM_KEYS_DIR ?? join(home, 'keys')),
  stated: {
    data: from.CONSILIUM_DATA_KEYS ?? null,
    intent: from.CONSILIUM_INTENT_KEY ?? null,
    payload: from.CONSILIUM_PAYLOAD_KEYS ?? null,
    verifierToken: from.CONSILIUM_VERIFIER_TOKEN ?? null,
  },
  mayMake: mode !== 'production',
  log: from.CONSILIUM_LOG_KEY ?? null,
  logKeys: from.CONSILIUM_LOG_KEYS ?? null,
  witnesses: from.CONSILIUM_WITNESS_KEYS ?? null,
  origin: from.CONSILIUM_LOG_ORIGIN,
});
