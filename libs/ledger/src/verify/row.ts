import { isText } from '../bundle/guards.ts';
import { Refused } from './finding.ts';
import type { RowBook, RowImage } from './row-book.ts';

/** The one table with a record for each moment that matters: who somebody was when signing. */
export const USERS = 'clinic.user';

/** A text column; anything else is the empty text, which equals no id. */
export const textOf = ({ image }: RowImage, column: string): string => {
  const value = image[column];
  return isText(value) ? value : '';
};
export const numberOf = ({ image }: RowImage, column: string): number => {
  const value = image[column];
  return typeof value === 'number' ? value : Number.NaN;
};

/**
 * The row as of a moment; a record shows it, in its newest state, or for an account in the state of that moment.
 * @throws Refused when the bundle lacks it
 */
export function shownRow(book: RowBook, table: string, key: string, moment: number): RowImage {
  const row = book.asOf(table, key, moment);
  const isShown = row !== undefined && (table === USERS ? book.recordOf(row) !== undefined : book.recordsOf(table, key).length > 0);
  if (!isShown)
    throw new Refused('RECORD.MISSING', `the row ${table} ${key}, which the proof needs, is not in the bundle: export it again`);
  return row;
}
