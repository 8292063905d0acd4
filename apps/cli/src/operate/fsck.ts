import { logVerifiers, witnessVerifiers } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { fsck as check, recordFsck } from '@consilium/persistence';
import type { Finding } from '@consilium/persistence';
import { EXIT, unavailable } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { OPERATOR } from './operator.ts';
import { withOwnerDatabase } from './owner-database.ts';

/** Checks log, details and records as of one moment; one line a finding, then the counts. Its result is an entry. Exit 1 when anything was found. */
export async function fsck(config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const { dir, logKeys, witnesses } = config.keys;
  const verifiers = [...keysOr(() => logVerifiers(dir, logKeys)), ...keysOr(() => witnessVerifiers(dir, witnesses))];
  const codes = new Set<string>();
  const report = async (finding: Finding): Promise<void> => {
    codes.add(finding.code);
    await writeLine(terminal, { schema: 'consilium/finding/1', ...finding });
  };
  const summary = await withOwnerDatabase(config, async (database) => {
    const found = await check(database, { verifiers, report });
    // A database that is broken enough takes no entry; what was found is told all the same.
    await recordFsck(database, found, [...codes], OPERATOR).catch(() =>
      terminal.say('The result could not be written into the audit log.'),
    );
    return found;
  });
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
