// `main.ts` starts the witness; `main.ts make` makes the key and the empty state of a new one in an empty folder.
import { loadWitnessConfig } from '@consilium/config';
import { startWitness } from './witness-app.ts';
import { makeWitness, witnessKey } from './witness-keys.ts';

const tell = (event: Readonly<Record<string, string | number>>): void =>
  void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);

const config = loadWitnessConfig();
if (process.argv[2] === 'make') {
  makeWitness(config);
  process.stdout.write(`${witnessKey(config).vkey}\n`);
} else {
  const app = await startWitness(config, { now: Date.now, tell });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop().then(() => process.exit()));
}
