import { run } from '../bootstrap/run.mjs';

const ATTEMPT_MS = 60_000;

/**
 * Known weaknesses, high or critical, in what ships. A registry that cannot be asked is no verdict: said, not failed, so that a machine without network can check.
 * @returns {Promise<{ok: boolean, note?: string, output?: string}>}
 */
export async function audit(root) {
  const { output } = await run('npm', ['audit', '--omit=dev', '--json', '--loglevel=silent'], {
    cwd: root,
    full: true,
    timeoutMs: ATTEMPT_MS,
  });
  return verdictOf(output);
}

export function verdictOf(output) {
  const report = parse(output);
  const counts = report?.metadata?.vulnerabilities;
  if (!counts)
    return {
      ok: true,
      note: `the registry did not answer the audit${report?.statusCode ? ` (${report.statusCode})` : ''}; run it where it can be reached`,
    };
  if (counts.high + counts.critical === 0) return { ok: true };
  const named = Object.values(report.vulnerabilities ?? {}).filter(({ severity }) => severity === 'high' || severity === 'critical');
  return { ok: false, output: named.map(({ name, severity, range }) => `${name} ${range}: ${severity}`).join('\n') };
}

function parse(output) {
  const start = output.indexOf('{');
  try {
    return JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}
