import type { Seen } from './log-check/check-log.ts';

const KEPT = 'consilium-log-seen';

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false;
  const { at, origin, size, root, keys } = value as Readonly<Record<string, unknown>>;
  return typeof at === 'string' && typeof origin === 'string' && typeof size === 'number' && typeof root === 'string' && isTexts(keys);
}

/** Size, root and keys of the log as this browser last found it intact: a witness that no server can rewrite. */
export function readSeen(): Seen | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    return isSeen(kept) ? kept : null;
  } catch {
    return null;
  }
}

export const remember = (seen: Seen): void => localStorage.setItem(KEPT, JSON.stringify(seen));
