import type { z } from 'zod';
import { configOf } from './config.ts';
import type { Config } from './config.ts';
import { identityConflicts } from './identity-config.ts';
import { settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings are wrong. `problems` holds one sentence for each; values are not repeated, they may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * The one reader of the environment.
 * @throws ConfigError with one sentence for each wrong value
 */
export function loadConfig(env: Environment = process.env): Config {
  const present = presentIn(env);
  const parsed = settings.safeParse(present);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issueSentence(issue, present)));
  const conflicts = identityConflicts(parsed.data);
  if (conflicts.length > 0) throw new ConfigError(conflicts);
  const config = configOf(parsed.data);
  if (config.demo.enabled && config.mode === 'production')
    throw new ConfigError([
      'CONSILIUM_DEMO is refused when NODE_ENV=production, because demo users have a public password: unset one of the two.',
    ]);
  return config;
}

/** An empty variable counts as not set. */
export const presentIn = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

export function issueSentence(issue: z.core.$ZodIssue, present: Environment): string {
  const name = String(issue.path[0]);
  return present[name] === undefined ? `${name} is not set: give it as an environment variable.` : `${name} ${issue.message}.`;
}
