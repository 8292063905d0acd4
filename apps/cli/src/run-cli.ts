import { CommanderError } from 'commander';
import { CommandFailure, EXIT } from './failure.ts';
import { buildProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Keys of the site that are missing, damaged or another site's: their message names the way out. */
const KEY_CODES: readonly string[] = ['KEYS.UNUSABLE', 'LEDGER.KEYS_MISSING'];

/** Runs one command line and returns its exit code; nothing is thrown. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const outcome: { exit: number } = { exit: EXIT.done };
  const help: string[] = [];
  const program = buildProgram({ terminal, end: (exit) => (outcome.exit = exit) }, help);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return outcome.exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof CommandFailure) return ended(terminal, error.message, error.exit);
    if (error instanceof Error && error.name === 'ConfigError') return ended(terminal, error.message, EXIT.usage);
    if (error instanceof Error && 'code' in error && KEY_CODES.includes(String(error.code)))
      return ended(terminal, error.message, EXIT.refused);
    return ended(terminal, error instanceof Error ? (error.stack ?? error.message) : String(error), EXIT.bug);
  } finally {
    if (help.length > 0) await terminal.write(help.join(''));
  }
}

function ended(terminal: Terminal, message: string, exit: number): number {
  terminal.say(`consilium: ${message}`);
  return exit;
}
