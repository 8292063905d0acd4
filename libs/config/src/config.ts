import { join, resolve } from 'node:path';
import { keysConfigOf } from './keys-config.ts';
import type { KeysConfig } from './keys-config.ts';
import { identityConfigOf } from './identity-config.ts';
import type { IdentityConfig } from './identity-config.ts';
import { modelConfigOf } from './model-config.ts';
import type { ModelConfig } from './model-config.ts';
import type { Settings } from './settings.ts';

export interface Config {
  readonly mode: 'development' | 'test' | 'production';
  /** One-click demo users exist. Never in production. */
  readonly demo: { readonly enabled: boolean; readonly password: string | null };
  readonly database: { readonly url: string; readonly migrationUrl: string | null };
  readonly temporal: { readonly address: string; readonly namespace: string; readonly taskQueue: string };
  readonly home: string;
  readonly blobDir: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string | null;
    readonly webDir: string | null;
    readonly bodyMaxBytes: number;
  };
  readonly uploads: { readonly maxBytes: number; readonly maxUnpackedBytes: number };
  readonly rates: { readonly perMinute: number; readonly loginPerMinute: number; readonly uploadPerMinute: number };
  readonly sessions: { readonly idleMinutes: number; readonly maxHours: number };
  readonly keys: KeysConfig;
  /** Where the verification process answers. */
  readonly verifierUrl: string;
  /** Password sign-in, and the identity provider or null. */
  readonly identity: IdentityConfig;
  /** Null: no model, and nothing leaves the house. */
  readonly model: ModelConfig | null;
  readonly logLevel: Settings['CONSILIUM_LOG_LEVEL'];
}

export function configOf(from: Settings): Config {
  const home = resolve(from.CONSILIUM_HOME);
  return {
    mode: from.NODE_ENV,
    demo: { enabled: from.CONSILIUM_DEMO, password: from.CONSILIUM_DEMO_PASSWORD ?? null },
    database: { url: from.DATABASE_URL, migrationUrl: from.DATABASE_MIGRATION_URL ?? null },
    temporal: { address: from.TEMPORAL_ADDRESS, namespace: from.TEMPORAL_NAMESPACE, taskQueue: from.TEMPORAL_TASK_QUEUE },
    home,
    blobDir: resolve(from.CONSILIUM_BLOB_DIR ?? join(home, 'blobs')),
    http: {
      host: from.CONSILIUM_HOST,
      port: from.CONSILIUM_PORT,
      publicUrl: from.CONSILIUM_PUBLIC_URL ?? null,
      webDir: from.CONSILIUM_WEB_DIR ? resolve(from.CONSILIUM_WEB_DIR) : null,
      bodyMaxBytes: from.CONSILIUM_BODY_MAX_BYTES,
    },
    uploads: { maxBytes: from.CONSILIUM_UPLOAD_MAX_BYTES, maxUnpackedBytes: from.CONSILIUM_UPLOAD_MAX_UNPACKED_BYTES },
    rates: {
      perMinute: from.CONSILIUM_RATE_PER_MINUTE,
      loginPerMinute: from.CONSILIUM_RATE_LOGIN_PER_MINUTE,
      uploadPerMinute: from.CONSILIUM_RATE_UPLOAD_PER_MINUTE,
    },
    sessions: { idleMinutes: from.CONSILIUM_SESSION_IDLE_MINUTES, maxHours: from.CONSILIUM_SESSION_MAX_HOURS },
    keys: keysConfigOf(from, home, from.NODE_ENV),
    verifierUrl: from.CONSILIUM_VERIFIER_URL,
    identity: identityConfigOf(from),
    model: modelConfigOf(from),
    logLevel: from.CONSILIUM_LOG_LEVEL,
  };
}
