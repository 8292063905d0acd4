import { join, resolve } from 'node:path';
import { keysConfigOf } from './keys-config.ts';
import type { KeysConfig } from './keys-config.ts';
import { modelConfigOf } from './model-config.ts';
import type { ModelConfig } from './model-config.ts';
import { ConfigError, issueSentence, presentIn } from './load-config.ts';
import type { Environment } from './load-config.ts';
import { witnessUrlsOf } from './sequencer-config.ts';
import { operatorSettings } from './settings.ts';

/** What a command of an operator takes from the environment; nothing is needed, because most commands work without server and database. */
export interface OperatorConfig {
  readonly home: string;
  readonly blobDir: string;
  readonly databaseUrl: string | null;
  readonly migrationUrl: string | null;
  /** As the role that alone writes accounts. */
  readonly verifierUrl: string | null;
  /** As the role that alone erases patients. */
  readonly erasureUrl: string | null;
  /** Witnesses that `fsck` asks what they know of the log. */
  readonly witnessUrls: readonly string[];
  readonly temporalAddress: string | null;
  readonly serverUrl: string | null;
  /** For `submit`, `case` and `user add` where nobody can type it. */
  readonly password: string | null;
  /** For `user add --oidc-subject`. */
  readonly oidcIssuer: string | null;
  readonly keys: KeysConfig;
  /** For `evaluate` and for offline drafts that a model words. */
  readonly model: ModelConfig | null;
}

/**
 * `home` comes before the environment's.
 * @throws ConfigError with one sentence for each wrong value
 */
export function loadOperatorConfig(
  env: Environment = process.env,
  { home: stated }: { readonly home?: string | undefined } = {},
): OperatorConfig {
  const present = { ...presentIn(env), ...(stated ? { CONSILIUM_HOME: stated } : {}) };
  const parsed = operatorSettings.safeParse(present);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issueSentence(issue, present)));
  const from = parsed.data;
  const home = resolve(from.CONSILIUM_HOME);
  return {
    home,
    blobDir: resolve(from.CONSILIUM_BLOB_DIR ?? join(home, 'blobs')),
    databaseUrl: from.DATABASE_URL ?? null,
    migrationUrl: from.DATABASE_MIGRATION_URL ?? null,
    verifierUrl: from.DATABASE_VERIFIER_URL ?? null,
    erasureUrl: from.DATABASE_ERASURE_URL ?? null,
    witnessUrls: witnessUrlsOf(from.CONSILIUM_WITNESS_URL),
    temporalAddress: from.TEMPORAL_ADDRESS ?? null,
    serverUrl: from.CONSILIUM_PUBLIC_URL ?? null,
    password: from.CONSILIUM_PASSWORD ?? null,
    oidcIssuer: from.OIDC_ISSUER ?? null,
    keys: keysConfigOf(from, home, from.NODE_ENV),
    model: modelConfigOf(from),
  };
}
