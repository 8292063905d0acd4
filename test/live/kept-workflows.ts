import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workflowBundle } from '@consilium/temporal';

/** The workflow bundle as the worker builds it; global set-up had webpack run once for all suites and their workers. */
export function keptWorkflows(cacheFolder = process.env['CONSILIUM_TEST_WORKFLOWS'] ?? ''): Promise<{ readonly code: string }> {
  const workflowsPath = fileURLToPath(import.meta.resolve('@consilium/workflows'));
  const sources = dirname(workflowsPath);
  return workflowBundle({ workflowsPath, sourceFolders: [sources, join(sources, '..', '..', 'libs', 'domain', 'src')], cacheFolder });
}
