/**
 * The only fields that reach a log line (PHI-03). None can hold a patient's data: ids of cases are opaque, routes are patterns without values,
 * and bodies, query strings, file names, questions and error messages have no field here on purpose.
 */
export const LOG_FIELDS = [
  'correlationId', 'method', 'route', 'status', 'ms', 'code', 'caseId', 'actId', 'actor', 'stage', 'step', 'run', 'attempt', 'bytes', 'records',
  'workflowId', 'taskQueue', 'host', 'port', 'version', 'count', 'errorName', 'errorCode', 'frames', 'context', 'reason', 'pid', 'signal',
] as const; // prettier-ignore
export type LogField = (typeof LOG_FIELDS)[number];
export type LogFields = Readonly<Partial<Record<LogField, string | number | boolean | null>>>;

const LONGEST = 2000;
const ALLOWED: ReadonlySet<string> = new Set(LOG_FIELDS);

/** Drops what is not on the list, whatever the type checker was told. */
export function allowedFields(fields: object): Record<string, string | number | boolean | null> {
  const kept: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!ALLOWED.has(name)) continue;
    if (typeof value === 'string') kept[name] = value.slice(0, LONGEST);
    else if (typeof value === 'number' || typeof value === 'boolean' || value === null) kept[name] = value;
  }
  return kept;
}

/** Name, code and stack frames of an error. Its message stays out: a database names the values of a violated key in it. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim()).join(' | '); // prettier-ignore
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { errorName: error.name, errorCode: code, frames: frames ?? null };
}
