// `main.ts` starts the witness; `main.ts make` makes the key and the empty state of a new one in an empty folder.
import { loadWitnessConfig } from '@consilium/config';
import { startWitness } from './witness-app.ts';
import { makeWitness } from './witness-keys.ts';

const tell = (event: Readonly<Record<string, string | number>>): void =>
  void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);

try {
  await run();
} catch (error) {
  // One sentence with the way out, which is what every known failure says of itself.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  const config = loadWitnessConfig();
  if (process.argv[2] === 'make') return void process.stdout.write(`${makeWitness(config)}\n`);
  const app = await startWitness(config, { now: Date.now, tell });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop().then(() => process.exit()));
}
