/** `findings[0].protein`; the line itself where the path is empty. */
export const fieldOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'the line'
    : path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('');

/** Places of the fields that a line has and its contract does not: a misspelt field would otherwise pass for one that was left out. */
export function unreadFields(written: unknown, read: unknown, path: readonly PropertyKey[] = []): readonly string[] {
  if (typeof written !== 'object' || written === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(written).flatMap(([name, value]) => {
    const place = [...path, Array.isArray(written) ? Number(name) : name];
    if (Object.hasOwn(read, name)) return unreadFields(value, Reflect.get(read, name), place);
    return value === null || value === undefined ? [] : [fieldOf(place)];
  });
}

const SHOWN = 5;

/** One sentence for all of them; null when every field was read. */
export function unreadSentence(fields: readonly string[]): string | null {
  if (fields.length === 0) return null;
  const more = fields.length > SHOWN ? ` and ${fields.length - SHOWN} more` : '';
  return `The line has fields that the contract does not know, and they were not read: ${fields
    .slice(0, SHOWN)
    .map((field) => field.slice(0, 80))
    .join(', ')}${more}; check their spelling.`;
}
