import { logVerifiers, witnessVerifiers } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { fsck as check } from '@consilium/persistence';
import { EXIT, unavailable } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { withOwnerDatabase } from './owner-database.ts';

/** Checks log, details and records as of one moment; one line a finding, then the counts. Exit 1 when anything was found. */
export async function fsck(config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const { dir, logKeys, witnesses } = config.keys;
  const verifiers = [...keysOr(() => logVerifiers(dir, logKeys)), ...keysOr(() => witnessVerifiers(dir, witnesses))];
  const summary = await withOwnerDatabase(config, (database) =>
    check(database, { verifiers, report: (finding) => writeLine(terminal, { schema: 'consilium/finding/1', ...finding }) }),
  );
  await writeLine(terminal, { schema: 'consilium/fsck/1', ...summary });
  return summary.findings === 0 ? EXIT.done : EXIT.refused;
}

/** Without the public keys nothing could be said of the signatures. */
function keysOr<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unavailable(error instanceof Error ? error.message : 'The public keys of the log are missing.');
  }
}
