import { hash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { RecordLine } from '../bundle/bundle-line.ts';
import { utf8 } from './bytes.ts';
import { Refused } from './finding.ts';
import type { RowBook } from './row-book.ts';
import { USERS } from './row.ts';

/** A record is the row as its entry committed it, and the last word on it. @throws Refused */
export function checkRecord(record: RecordLine, book: RowBook): void {
  const { table, key, entry, image } = record;
  const name = `${table} ${key}`;
  const before = book.recordsOf(table, key);
  if (before.some((one) => table !== USERS || one.entry === entry))
    throw new Refused('RECORD.DUPLICATE', `the row ${name} stands in the bundle twice`);
  const facts = book.entry(entry);
  if (!facts) throw new Refused('RECORD.ENTRY', `entry ${entry}, which the row ${name} rests on, is not in the bundle: export it again`);
  if (!facts.isOpened) throw new Refused('RECORD.UNPROVEN', `entry ${entry} is not opened and can not prove the row ${name}`);
  const moments = book.moments(table, key);
  const text = canonicalJson(image);
  if (moments.find(({ index }) => index === entry)?.text !== text)
    throw new Refused('RECORD.IMAGE', `the row ${name} is not what entry ${entry} committed`);
  const later = table === USERS ? undefined : moments.find((one) => one.index > entry && one.text !== text);
  if (later) throw new Refused('RECORD.LATER', `the row ${name} was changed by entry ${later.index} after entry ${entry}`);
  for (const [column, content] of Object.entries(record.columns ?? {}))
    if (image[column] !== `sha256:${String(hash('sha256', utf8(content), 'hex'))}`)
      throw new Refused('RECORD.COLUMN', `the text of ${column} in the row ${name} has not the hash that was committed`);
}

/** Rows that a bundle of a case must show whenever one of its entries commits them: leaving one out could turn the decision. */
const SHOWN = [
  'clinic.decision_version',
  'clinic.decision_void',
  'clinic.ballot',
  'clinic.signature',
  'clinic.signature_void',
  'clinic.recusal',
  'clinic.publication',
] as const;

export const missingRecords = (book: RowBook): readonly { readonly name: string; readonly index: number }[] =>
  SHOWN.flatMap((table) =>
    book
      .rowsOf(table)
      .filter(({ key }) => book.recordsOf(table, key).length === 0)
      .map(({ key, index }) => ({ name: `${table} ${key}`, index })),
  );
