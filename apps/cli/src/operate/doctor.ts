import type { OperatorConfig } from '@consilium/config';
import { EXIT } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { checkClock, checkDatabase, checkKeys, checkKnowledge, checkLog, checkNode, checkSite, checkTemporal } from './checks.ts';
import type { Check } from './checks.ts';
import { addressesOf } from './runtime.ts';

/** Every check runs, whatever the others said. Exit 3 when one has a problem. */
export async function doctor(asJson: boolean, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  const { database, temporal, server } = await addressesOf(config);
  const checks: readonly (() => Check | Promise<Check>)[] = [
    checkNode,
    () => checkDatabase(database),
    () => checkTemporal(temporal),
    () => checkClock(database),
    () => checkKnowledge(config.home),
    () => checkKeys(config),
    () => checkSite(server),
    () => checkLog(database, config),
  ];
  let problems = 0;
  for (const run of checks) {
    const check = await run();
    if (check.status === 'problem') problems += 1;
    if (asJson) await writeLine(terminal, { schema: 'consilium/doctor/1', ...check });
    else await terminal.write(`${check.status.padEnd(8)} ${check.check.padEnd(10)} ${check.message}\n`);
  }
  return problems > 0 ? EXIT.unavailable : EXIT.done;
}
