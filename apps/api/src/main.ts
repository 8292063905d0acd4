import { ConfigError, loadConfig } from '@consilium/config';
import { runApi } from './run-api.ts';

try {
  await runApi(loadConfig());
} catch (error) {
  const sentences = error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)];
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exit(1);
}
