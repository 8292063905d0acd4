import { z } from 'zod';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

const text = z.string().trim().min(1, 'must not be empty');
const url = (schemes: readonly string[]) =>
  text.refine(
    (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
    `must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  );
const count = (least: number, most: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);
const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off'], error: 'must be 1 or 0' });

/** A model that words drafts. Without LLM_MODEL there is none, and nothing leaves the house. */
const modelSettings = z.object({
  /** `openai` stands for every endpoint that speaks its protocol: Azure, vLLM and others. */
  LLM_PROVIDER: z.enum(['openai', 'anthropic', 'ollama'], 'must be openai, anthropic or ollama').default('openai'),
  LLM_MODEL: text.optional(),
  LLM_BASE_URL: url(['http:', 'https:']).optional(),
  LLM_API_KEY: text.optional(),
  /** Hosts (host or host:port) that may be called, comma-separated; left out, only the host of LLM_BASE_URL. */
  LLM_ALLOWED_HOSTS: text.optional(),
  LLM_TIMEOUT_SECONDS: count(1, 170).default(60),
  LLM_MAX_OUTPUT_TOKENS: count(64, 100_000).default(4_000),
  LLM_TOKENS_PER_CASE: count(100, 10_000_000).default(60_000),
  LLM_TOKENS_PER_DAY: count(100, 1_000_000_000).default(2_000_000),
  /** Prices for a million tokens and the cap of a day, in one currency; without prices no cost is counted. */
  LLM_PRICE_INPUT: z.coerce.number('must be a number').min(0).optional(),
  LLM_PRICE_OUTPUT: z.coerce.number('must be a number').min(0).optional(),
  LLM_COST_PER_DAY: z.coerce.number('must be a number').min(0).optional(),
  /** Asks the model for its own order of the options as well; it is shown and never applied. */
  LLM_SECOND_READER: flag.default(false),
  /** Models of the search at the same address; each takes part only where the built-in evaluation admits it. */
  LLM_EMBEDDING_MODEL: text.optional(),
  LLM_RERANK_MODEL: text.optional(),
  /** Name the endpoint answers with where it differs from LLM_MODEL, as a deployment's does. */
  LLM_ANSWERS_AS: text.optional(),
  LLM_OUTPUT_MODE: z.enum(['schema', 'json', 'text'], 'must be schema, json or text').default('schema'),
});
export type ModelEnvironment = z.infer<typeof modelSettings>;

/** C2SP: a schema-less address without spaces and plus signs. */
const keyName = text.regex(/^[^\s+]+$/, 'must have no spaces and no plus signs');

/** Keys, by file or as text in the environment (libs/adapters/keys); the log's name is the name of its key. */
const keySettings = z.object({
  CONSILIUM_KEYS_DIR: text.optional(),
  CONSILIUM_DATA_KEYS: text.optional(),
  CONSILIUM_INTENT_KEY: text.optional(),
  CONSILIUM_PAYLOAD_KEYS: text.optional(),
  CONSILIUM_VERIFIER_TOKEN: text.optional(),
  /** Where the API reaches the verification process. */
  CONSILIUM_VERIFIER_URL: url(['http:']).default('http://127.0.0.1:8082'),
  CONSILIUM_LOG_KEY: text.optional(),
  /** Public keys of the log, the present one first, separated by spaces; left out, the file `log.vkey`. */
  CONSILIUM_LOG_KEYS: text.optional(),
  /** Public keys of the witnesses that this site believes, separated by spaces; left out, the file `witness.vkey`. */
  CONSILIUM_WITNESS_KEYS: text.optional(),
  CONSILIUM_LOG_ORIGIN: keyName.default('localhost/consilium'),
});
export type KeyEnvironment = z.infer<typeof keySettings>;

/** The witness, a process of its own that reads nothing else. */
export const witnessSettings = z.object({
  CONSILIUM_WITNESS_DIR: text.optional(),
  CONSILIUM_WITNESS_HOST: text.default('127.0.0.1'),
  CONSILIUM_WITNESS_PORT: count(0, 65_535).default(8083),
  CONSILIUM_WITNESS_NAME: keyName.default('localhost/consilium-witness'),
  CONSILIUM_WITNESS_KEY: text.optional(),
  CONSILIUM_WITNESS_LOGS: text.optional(),
});

/** The sequencer, the only process that extends the log and signs it. */
export const sequencerSettings = z.object({
  DATABASE_SEQUENCER_URL: url(['postgres:', 'postgresql:']),
  /** Submission prefixes of the witnesses, comma-separated; without one, nobody cosigns. */
  CONSILIUM_WITNESS_URL: text.optional(),
  /** Less than the minute after which reads are refused because the log stands still (AUD-17). */
  CONSILIUM_WITNESS_WAIT_SECONDS: count(0, 45).default(10),
  /** Port of `/healthz`; left out, the sequencer listens nowhere. */
  CONSILIUM_SEQUENCER_PORT: count(0, 65_535).optional(),
  CONSILIUM_SEQUENCER_HOST: text.default('127.0.0.1'),
});

/** The verification process, the only one that can store a signature. */
export const verifierSettings = z.object({
  DATABASE_VERIFIER_URL: url(['postgres:', 'postgresql:']),
  CONSILIUM_VERIFIER_PORT: count(0, 65_535).default(8082),
  /** Another than this machine only where nobody but the API reaches it, as inside a closed network of containers. */
  CONSILIUM_VERIFIER_HOST: text.default('127.0.0.1'),
  /** Origins of pages that may ask for signatures, comma-separated; left out, that of CONSILIUM_PUBLIC_URL. */
  CONSILIUM_SIGNING_ORIGINS: text.optional(),
});

/** Sign-in through the identity provider of the house (OpenID Connect). Without OIDC_ISSUER there are local accounts only. */
const identitySettings = z.object({
  OIDC_ISSUER: url(['http:', 'https:']).optional(),
  OIDC_CLIENT_ID: text.optional(),
  /** Left out for a public client, which PKCE alone protects. */
  OIDC_CLIENT_SECRET: text.optional(),
  /** Only `openid` is needed; what else is asked for may bring personal data. */
  OIDC_SCOPE: text.default('openid'),
  OIDC_ID_TOKEN_ALG: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA'], 'must be RS256, PS256, ES256 or EdDSA').default('RS256'),
  /** Name of the claim that lists roles; a session then has no more of the account's roles than the claim names. */
  OIDC_ROLE_CLAIM: text.optional(),
  /** `claimed=role, …` where the claim names roles in its own way. */
  OIDC_ROLE_MAP: text.optional(),
  /** On the button of the sign-in page. */
  OIDC_NAME: text.default('single sign-on'),
  /** Hosts (host or host:port) that may be called, comma-separated; left out, only the host of OIDC_ISSUER. */
  OIDC_ALLOWED_HOSTS: text.optional(),
  CONSILIUM_LOCAL_LOGIN: flag.default(true),
});
export type IdentityEnvironment = z.infer<typeof identitySettings>;

/** Every setting of the program, by the name of its environment variable. An empty variable counts as not set. */
export const settings = modelSettings.extend({
  ...identitySettings.shape,
  ...keySettings.shape,
  NODE_ENV: z.enum(['development', 'test', 'production'], 'must be development, test or production').default('development'),
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  /** Owner of the schema; only migrations and operator commands use it. */
  DATABASE_MIGRATION_URL: url(['postgres:', 'postgresql:']).optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/:]+:\d{1,5}$/, 'must be host:port')
    .default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: text.default('default'),
  TEMPORAL_TASK_QUEUE: text.default('consilium'),
  CONSILIUM_HOME: text.default('.consilium'),
  CONSILIUM_HOST: text.default('127.0.0.1'),
  CONSILIUM_PORT: count(0, 65_535).default(8080),
  /** Where browsers reach the application; the allowed origin of writes. */
  CONSILIUM_PUBLIC_URL: url(['http:', 'https:']).optional(),
  CONSILIUM_BLOB_DIR: text.optional(),
  CONSILIUM_WEB_DIR: text.optional(),
  CONSILIUM_DEMO: flag.default(false),
  CONSILIUM_DEMO_PASSWORD: text.optional(),
  CONSILIUM_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug').default('info'),
  /** Bytes of one JSON request. */
  CONSILIUM_BODY_MAX_BYTES: count(1024, 64 * MIB).default(MIB),
  /** Bytes of one uploaded file as sent. */
  CONSILIUM_UPLOAD_MAX_BYTES: count(MIB, 64 * GIB).default(2 * GIB),
  /** Bytes of one uploaded file when unpacked. */
  CONSILIUM_UPLOAD_MAX_UNPACKED_BYTES: count(MIB, 512 * GIB).default(8 * GIB),
  /** Requests a minute, for each user (or address) and route. */
  CONSILIUM_RATE_PER_MINUTE: count(1, 1_000_000).default(600),
  CONSILIUM_RATE_LOGIN_PER_MINUTE: count(1, 1_000_000).default(20),
  CONSILIUM_RATE_UPLOAD_PER_MINUTE: count(1, 1_000_000).default(60),
  CONSILIUM_SESSION_IDLE_MINUTES: count(1, 24 * 60).default(60),
  CONSILIUM_SESSION_MAX_HOURS: count(1, 24 * 7).default(12),
});
export type Settings = z.infer<typeof settings>;

/** Settings of the command line, none of them needed. */
export const operatorSettings = settings
  .pick({ NODE_ENV: true, CONSILIUM_HOME: true, CONSILIUM_BLOB_DIR: true, CONSILIUM_PUBLIC_URL: true, DATABASE_MIGRATION_URL: true })
  .extend({
    ...modelSettings.shape,
    ...keySettings.shape,
    DATABASE_URL: settings.shape.DATABASE_URL.optional(),
    /** Role signature_verifier, for `consilium user`: who somebody is here no other role can write. */
    DATABASE_VERIFIER_URL: url(['postgres:', 'postgresql:']).optional(),
    CONSILIUM_WITNESS_URL: sequencerSettings.shape.CONSILIUM_WITNESS_URL,
    /** Role consilium_erasure, for `consilium patient`. */
    DATABASE_ERASURE_URL: url(['postgres:', 'postgresql:']).optional(),
    TEMPORAL_ADDRESS: settings.shape.TEMPORAL_ADDRESS.removeDefault().optional(),
    CONSILIUM_PASSWORD: text.optional(),
    OIDC_ISSUER: identitySettings.shape.OIDC_ISSUER,
  });
