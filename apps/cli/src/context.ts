import type { Command } from 'commander';
import { loadOperatorConfig } from '@consilium/config';
import type { OperatorConfig } from '@consilium/config';
import type { Exit } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface Context {
  readonly terminal: Terminal;
  /** Sets the exit code of the run; the verifier of audit bundles has its own, up to 4. */
  end(exit: Exit | 4): void;
}

/** Settings of the environment, `--home` before CONSILIUM_HOME. */
export function configFor(command: Command, { terminal }: Context): OperatorConfig {
  return loadOperatorConfig(terminal.environment, command.optsWithGlobals<{ home?: string }>());
}

/** `A,B` → ids; undefined when the option was not given. */
export const listed = (text: string | undefined): readonly string[] | undefined =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
