import type { z } from 'zod';
import { ok, refused } from '@consilium/domain';
import type { Result } from '@consilium/domain';
import type { Line } from './lines.ts';
import { fieldOf, unreadFields } from './unread-fields.ts';

export interface ReadLine<T> {
  /** What names the line in its answer; null when it cannot be read that far. */
  readonly id: string | number | null;
  readonly value: Result<T>;
  /** Places of fields that the contract does not have. */
  readonly unread: readonly string[];
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** JSON text of one line → its contract shape. Messages name line and field, never a value of the line. */
export function readLine<T>({ number, bytes }: Line, schema: z.ZodType<T>): ReadLine<T> {
  const no = (code: string, reason: string): ReadLine<T> => ({
    id: null,
    value: refused(code, { message: `Line ${number}: ${reason}.` }),
    unread: [],
  });
  if (bytes === null) return no('LINE.TOO_LONG', 'the line is over 64 MiB; give one case a line');
  if (bytes.every((byte) => byte === 0x20 || byte === 0x09)) return no('LINE.EMPTY', 'the line is empty; remove it');
  const parsed = jsonOf(bytes);
  if (parsed === undefined) return no('LINE.NOT_JSON', 'the line is not one JSON object in UTF-8');
  return readValue(parsed, schema, `Line ${number}: `);
}

/** The same for a value that did not come from a line. */
export function readValue<T>(value: unknown, schema: z.ZodType<T>, place = ''): ReadLine<T> {
  const checked = schema.safeParse(value);
  if (checked.success) return { id: idOf(value), value: ok(checked.data), unread: unreadFields(value, checked.data) };
  const faults = checked.error.issues.slice(0, 3).map(({ path, message }) => `${fieldOf(path)}: ${message}`);
  const more = checked.error.issues.length > faults.length ? ` and ${checked.error.issues.length - faults.length} more` : '';
  return { id: idOf(value), value: refused('LINE.INVALID', { message: `${place}${faults.join('; ')}${more}.` }), unread: [] };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): string | number | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const name of ['case', 'id']) {
    const id: unknown = Reflect.get(value, name);
    if (typeof id === 'string' || typeof id === 'number') return id;
  }
  return null;
}
