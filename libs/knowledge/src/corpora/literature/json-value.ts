export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text or number as text; null for anything else and for emptiness. */
export function textIn(object: JsonObject | undefined, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = object?.[name];
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    if (text !== '') return text;
  }
  return null;
}

export const objectIn = (object: JsonObject | undefined, name: string): JsonObject | undefined => {
  const value = object?.[name];
  return isObject(value) ? value : undefined;
};

/** A list, or the one thing where an exporter dropped the list around it. */
export function listIn(object: JsonObject | undefined, name: string): readonly unknown[] {
  const value = object?.[name];
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

export const textsIn = (object: JsonObject | undefined, name: string): readonly string[] =>
  listIn(object, name).flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []));

export const objectsIn = (object: JsonObject | undefined, name: string): readonly JsonObject[] => listIn(object, name).filter(isObject);
