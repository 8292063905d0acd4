import { logVerifiers, witnessVerifiers } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { fsck as check, newestCheckpoint, recordFsck } from '@consilium/persistence';
import type { Database, Finding } from '@consilium/persistence';
import { EXIT, unavailable } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { OPERATOR } from './operator.ts';
import { keepCheckpoint, outsideCheckpoints } from './outside-checkpoints.ts';
import { withOwnerDatabase } from './owner-database.ts';

/**
 * Checks log, details and records as of one moment, and against what is known of the log outside; one line a finding, then the counts. Its result is an
 * entry. Exit 1 when anything was found.
 * @param files checkpoints that were kept elsewhere
 */
export async function fsck(files: readonly string[], config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const { dir, logKeys } = config.keys;
  const believed = {
    log: keysOr(() => logVerifiers(dir, logKeys)),
    witnesses: keysOr(() => witnessVerifiers(dir, config.keys.witnesses)),
  };
  const outside = await outsideCheckpoints(config, files, believed, terminal);
  const codes = new Set<string>();
  const report = async (finding: Finding): Promise<void> => {
    codes.add(finding.code);
    await writeLine(terminal, { schema: 'consilium/finding/1', ...finding });
  };
  const summary = await withOwnerDatabase(config, async (database) => {
    const found = await check(database, { verifiers: [...believed.log, ...believed.witnesses], outside, report });
    if (found.findings === 0) await keepNewest(database, config);
    // A database that is broken enough takes no entry; what was found is told all the same.
    await recordFsck(database, found, [...codes], OPERATOR).catch(() =>
      terminal.say('The result could not be written into the audit log.'),
    );
    return found;
  });
  await writeLine(terminal, { schema: 'consilium/fsck/1', ...summary });
  return summary.findings === 0 ? EXIT.done : EXIT.refused;
}

/** Beside the database: the next check finds an end that was cut off meanwhile, state of the tree included. */
async function keepNewest(database: Database, { home }: OperatorConfig): Promise<void> {
  const note = await newestCheckpoint(database);
  if (note !== null) await keepCheckpoint(home, note).catch(() => undefined);
}

/** Without the public keys nothing could be said of the signatures. */
function keysOr<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unavailable(error instanceof Error ? error.message : 'The public keys of the log are missing.');
  }
}
