// A witness that dies, as by a power cut, between its state on disk and its answer.
import { loadWitnessConfig } from '@consilium/config';
import { startWitness } from '../witness-app.ts';

const app = await startWitness(loadWitnessConfig(), {
  now: Date.now,
  tell: () => undefined,
  afterKept: () => process.kill(process.pid, 'SIGKILL'),
});
process.stdout.write(`${app.url}\n`);
