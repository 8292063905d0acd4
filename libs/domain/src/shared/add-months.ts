import type { Instant } from './primitives.ts';

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(T.*)$/;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;

/**
 * Calendar months later in UTC, the time of day kept; a day that the month lacks becomes its last (31 August + 6 = 28 or 29 February).
 * @throws RangeError when the text is no RFC 3339 instant
 */
export function addMonths(instant: Instant, months: number): Instant {
  const parts = INSTANT.exec(instant);
  if (!parts) throw new RangeError(`not an instant: ${instant}`);
  const [, year = '', month = '', day = '', rest = ''] = parts;
  const index = Number(year) * 12 + Number(month) - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(Math.min(Number(day), daysIn(y, m)))}${rest}`;
}
