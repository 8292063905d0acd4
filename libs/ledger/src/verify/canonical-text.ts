import { isObject } from '../bundle/guards.ts';
import { canonicalJson } from '../canonical-json.ts';

export const MAX_DEPTH = 64;

/** Value of a text that is canonical JSON (RFC 8785), or why it is none. Plain: `JSON.stringify` of any part of it is canonical too. */
export type Parsed = { readonly value: unknown; readonly isPlain: boolean } | { readonly flaw: 'NOT_JSON' | 'NOT_CANONICAL' };

/**
 * Parses canonical JSON and refuses every other spelling of the same value, a member twice among them.
 *
 * 1. Written again by the runtime with the members in the order of the text: the same text shows that there is no white space, no other escape, no
 *    other number and no member twice.
 * 2. Members in ascending order, and no lone surrogate, make it canonical. Only texts that fail 1 or 2 take the slow way, which decides.
 */
export function parseCanonical(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { flaw: 'NOT_JSON' };
  }
  if (!isSorted(value, 1)) return isCanonical(text, value) ? { value, isPlain: false } : { flaw: 'NOT_CANONICAL' };
  if (JSON.stringify(value) === text && !/\\ud/.test(text)) return { value, isPlain: true };
  return isCanonical(text, value) ? { value, isPlain: false } : { flaw: 'NOT_CANONICAL' };
}

/** Members ascend; integer names are sorted by the runtime as numbers, so they are left to the slow way. */
function isSorted(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && !isSorted(item, depth + 1)) return false;
    return true;
  }
  if (!isObject(value)) return false;
  let before = '';
  // Every member is an own one: a parsed object has no other.
  for (const name in value) {
    if (name < before) return false;
    const member = value[name];
    if (typeof member === 'object' && !isSorted(member, depth + 1)) return false;
    before = name;
  }
  return true;
}

function isCanonical(text: string, value: unknown): boolean {
  if (depthOf(value) > MAX_DEPTH) return false;
  try {
    return canonicalJson(value) === text;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function depthOf(value: unknown): number {
  let depth = 0;
  let level: readonly unknown[] = [value];
  while (level.length > 0 && depth <= MAX_DEPTH + 1) {
    const below = level.filter((item) => typeof item === 'object' && item !== null);
    if (below.length > 0) depth += 1;
    level = below.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return depth;
}
