import { temporalTool } from '../temporal/tools.mjs';
import { STOP, launch, untilReady } from './children.mjs';
import { run } from './run.mjs';
import { WayOut } from './say.mjs';

export const NAMESPACE = 'default';

/** Starts Temporal's dev server with its web page, on loopback, with its histories in a file. */
export async function startTemporal({ dbFile, port, uiPort, log }) {
  const command = await temporalTool('cli');
  const address = `127.0.0.1:${port}`;
  const args = [
    'server',
    'start-dev',
    '--db-filename',
    dbFile,
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--ui-port',
    String(uiPort),
    '--log-level',
    'error',
  ];
  const child = launch({ name: 'Temporal', command, args, log, stop: STOP.server });
  const knowsNamespace = async () =>
    (await run(command, ['operator', 'namespace', 'describe', '--namespace', NAMESPACE, '--address', address], { timeoutMs: 5000 }))
      .code === 0;
  const state = await untilReady(child, knowsNamespace, 60_000);
  if (!state.ok) {
    await child.stop();
    throw new WayOut(`${state.why} (${state.tail}): read ${log}, or set TEMPORAL_ADDRESS to a Temporal of your own.`);
  }
  return { child, address };
}
