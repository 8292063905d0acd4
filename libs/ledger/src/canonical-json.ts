/**
 * Canonical JSON by RFC 8785 (JCS): members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them, no white space. One value has
 * one text, so that a hash over it can be repeated by anyone.
 *
 * Members that are `undefined` are left out, as `JSON.stringify` does; what JSON cannot carry is refused.
 *
 * @throws TypeError on NaN, infinities, lone surrogates, bigint, functions, symbols, and `undefined` outside an object
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot carry ${String(value)}`);
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`canonical JSON cannot carry a value of type ${typeof value}`);
  }
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('canonical JSON cannot carry a lone surrogate (RFC 8785 §3.2.2.2)');
  return JSON.stringify(text);
}

const canonicalArray = (items: readonly unknown[]): string => {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) text += (index > 0 ? ',' : '') + canonicalJson(items[index]);
  return `${text}]`;
};

function canonicalObject(value: object): string {
  if (!isPlain(value)) throw new TypeError(`canonical JSON cannot carry a ${(value as object).constructor.name}`);
  let text = '';
  // Array.prototype.sort without comparator compares UTF-16 code units, which is what RFC 8785 §3.2.3 asks for.
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member === undefined) continue;
    text += (text === '' ? '' : ',') + canonicalString(name) + ':' + canonicalJson(member);
  }
  return `{${text}}`;
}

/** Dates, maps, buffers and class instances have no one JSON form; objects of another realm (Jest, JSON.parse in a vm) are plain as well. */
const isPlain = (value: object): value is Readonly<Record<string, unknown>> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};
