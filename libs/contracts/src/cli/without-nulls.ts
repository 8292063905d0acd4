/** Where null says something of its own: a breakend without a mate. */
const MEANT: ReadonlySet<string> = new Set(['mate']);

/** Programs write null for a field that they leave out; a finding is read as if it were not there. */
export function withoutNulls(finding: unknown): unknown {
  if (typeof finding !== 'object' || finding === null || Array.isArray(finding)) return finding;
  return Object.fromEntries(Object.entries(finding).filter(([name, value]) => value !== null || MEANT.has(name)));
}
