import { ConfigError, loadVerifierConfig } from '@consilium/config';
import { runVerifier } from './run-verifier.ts';

const tell = (event: Readonly<Record<string, string | number>>): void =>
  void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), app: 'verifier', ...event })}\n`);

try {
  const app = await runVerifier(loadVerifierConfig(), tell);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop().then(() => process.exit()));
} catch (error) {
  const sentences = error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)];
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exit(1);
}
