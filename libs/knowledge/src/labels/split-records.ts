export interface JsonRecord {
  /** Line of the file; in an array, the number of the element. */
  readonly line: number;
  readonly value: unknown;
  /** Why the line is not JSON, or null. */
  readonly error: string | null;
}

/** Records of JSON Lines, or the elements of a JSON array; null when the text is neither. */
export function splitRecords(text: string): readonly JsonRecord[] | null {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed.startsWith('[')) {
    const value = parsed(trimmed);
    return Array.isArray(value) ? value.map((element: unknown, index) => ({ line: index + 1, value: element, error: null })) : null;
  }
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: index + 1, text: line.trim() }));
  const records = lines.filter((line) => line.text !== '').map((line) => recordOf(line.line, line.text));
  return records.some((record) => record.error === null) ? records : null;
}

function recordOf(line: number, text: string): JsonRecord {
  const value = parsed(text);
  return value === undefined ? { line, value: null, error: 'the line is not JSON' } : { line, value, error: null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
