import { z } from 'zod';

/** Keywords that the strict modes of providers refuse; our own reading of the answer checks them. */
const NOT_SENT = new Set(['$schema', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'format']);

/** The schema as a provider gets it. Without the bounds, for which strict modes have no words. */
export function wireSchema(schema: z.ZodType): Record<string, unknown> {
  const stripped = strip(z.toJSONSchema(schema));
  return typeof stripped === 'object' && stripped !== null ? { ...stripped } : {};
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !(NOT_SENT.has(name) && typeof inner !== 'object'))
      .map(([name, inner]) => [name, strip(inner)]),
  );
}
