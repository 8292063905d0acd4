const NULL_CHARACTER = String.fromCharCode(0);

const isUnstorable = (text: string): boolean => text.includes(NULL_CHARACTER) || !text.isWellFormed();

/**
 * Path of the first text that no database and no canonical JSON (RFC 8785) takes: one with a null character or an unpaired surrogate; null when all
 * is well. Walks without recursion, because a body can nest as deep as it is long.
 */
export function unstorableText(value: unknown): string | null {
  const waiting: { readonly path: string; readonly value: unknown }[] = [{ path: '', value }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, value: part } = next;
    if (typeof part === 'string' && isUnstorable(part)) return path;
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, inner] of Object.entries(part)) {
      if (isUnstorable(key)) return path;
      waiting.push({ path: path.length > 200 ? path : path === '' ? key : `${path}.${key}`, value: inner });
    }
  }
  return null;
}
