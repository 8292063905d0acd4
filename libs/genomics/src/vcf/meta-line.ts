/** A `##key=value` line; `fields` when the value is `<…>`. */
export interface MetaLine {
  readonly line: number;
  readonly key: string;
  readonly value: string;
  readonly fields: ReadonlyMap<string, string> | null;
}

/** Null when the line has no `key=value`; such lines occur in the wild and say nothing. */
export function parseMetaLine(text: string, line: number): MetaLine | null {
  const equals = text.indexOf('=');
  if (!text.startsWith('##') || equals < 3) return null;
  const value = text.slice(equals + 1);
  return { line, key: text.slice(2, equals), value, fields: value.startsWith('<') ? parseFields(value) : null };
}

const FIELD = /([^=,<>\s]+)=("(?:[^"\\]|\\.)*"|[^,>]*)/gy;

/** Reads `<A=1,B="x, y">`; stops at the first thing it does not understand and keeps what it had. */
function parseFields(value: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  FIELD.lastIndex = 1;
  for (let match = FIELD.exec(value); match; match = FIELD.exec(value)) {
    const [, key = '', raw = ''] = match;
    fields.set(key, raw.startsWith('"') ? raw.slice(1, -1).replace(/\\(["\\])/g, '$1') : raw);
    const end = FIELD.lastIndex;
    if (value[end] !== ',') break;
    FIELD.lastIndex = /^,\s*/.exec(value.slice(end, end + 8))?.[0].length === 2 ? end + 2 : end + 1;
  }
  return fields;
}
