export type { Config } from './config.ts';
export { ConfigError, loadConfig } from './load-config.ts';
export type { Environment } from './load-config.ts';
export { loadOperatorConfig } from './operator-config.ts';
export type { OperatorConfig } from './operator-config.ts';
export type { ModelConfig } from './model-config.ts';
export type { KeysConfig } from './keys-config.ts';
