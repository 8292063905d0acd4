import type { OperatorConfig } from '@consilium/config';
import { clearLogAlarm, logHealth } from '@consilium/persistence';
import { EXIT, refusedBecause, usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { OPERATOR } from './operator.ts';
import { withOwnerDatabase } from './owner-database.ts';

interface AlarmOptions {
  readonly clear?: boolean;
  readonly reason?: string;
}

const LEAST_REASON = 10;

/** Shows the alarm, or clears it with a reason that the auditor reads. */
export async function logAlarm({ clear = false, reason }: AlarmOptions, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const why = reason?.trim() ?? '';
  if (clear ? why.length < LEAST_REASON : reason !== undefined)
    throw usage(`--clear needs --reason with at least ${LEAST_REASON} characters, and --reason stands with --clear alone.`);
  return withOwnerDatabase(config, async (database) => {
    if (clear) {
      const cleared = await clearLogAlarm(database, why, OPERATOR);
      if (cleared === null) throw refusedBecause('The log has no alarm, so there is nothing to clear.');
      terminal.say('consilium: cleared. The sequencer goes on by itself, and stops again where the cause still stands.');
      await writeLine(terminal, { schema: 'consilium/log/1', cleared, ...(await logHealth(database)) });
      return EXIT.done;
    }
    const health = await logHealth(database);
    await writeLine(terminal, { schema: 'consilium/log/1', ...health });
    return health.alarm === null ? EXIT.done : EXIT.refused;
  });
}
