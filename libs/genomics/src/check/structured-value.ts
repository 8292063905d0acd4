/** One `key=value` of a structured meta line. */
export interface MetaField {
  readonly key: string;
  readonly value: string;
  readonly quoted: boolean;
}

const FIELD = /([^=,<>"\s]+)=(?:"((?:[^"\\]|\\.)*)"|(\[[^\]"]*\])|([^",<>][^,<>]*|))/y;

/** Reads `<A=1,B="x, y",C=[a, b]>` strictly; null when a quote, bracket or pair is out of place. */
export function parseStructured(value: string): readonly MetaField[] | null {
  if (!value.startsWith('<') || !value.endsWith('>')) return null;
  const fields: MetaField[] = [];
  let at = 1;
  while (at < value.length - 1) {
    FIELD.lastIndex = at;
    const match = FIELD.exec(value);
    if (!match) return null;
    const [, key = '', quoted, list, plain] = match;
    fields.push({ key, value: quoted ?? list ?? plain ?? '', quoted: quoted !== undefined });
    at = FIELD.lastIndex;
    if (value[at] === ',') at += 1;
    else if (at !== value.length - 1) return null;
  }
  return fields;
}
