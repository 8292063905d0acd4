import { patientLookup, sameBytes } from '@consilium/ledger';
import type { Sql } from '../../sql.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { droppedColumns, missingGuards } from './guards.ts';

const NOT_IN_LOG = `SELECT e.id FROM ledger.entry e WHERE NOT EXISTS (SELECT 1 FROM ledger.leaf l WHERE l.entry = e.id)
  AND NOT EXISTS (SELECT 1 FROM ledger.pending p WHERE p.entry = e.id) ORDER BY e.ord`;
/** Halves whose other half was deleted: nothing but ledger.append writes them, both at once. */
const STRAY = `SELECT 'DETAIL.STRAY' AS code, d.entry AS id FROM ledger.detail d WHERE NOT EXISTS (SELECT 1 FROM ledger.entry e WHERE e.id = d.entry)
  UNION ALL SELECT 'ENTRY.GONE', p.entry FROM ledger.pending p WHERE NOT EXISTS (SELECT 1 FROM ledger.entry e WHERE e.id = p.entry) ORDER BY 1, 2`;
const STRAYS = {
  'DETAIL.STRAY': 'There is an encrypted detail, and no entry for it.',
  'ENTRY.GONE': 'It waited for its place in the log, and is gone.',
};
/** Each version of a case is the object of an entry: a missing one was deleted before it was in the log. */
const GAPS = `SELECT c.id, v AS version FROM clinic.case c CROSS JOIN LATERAL generate_series(1, c.version) v
  WHERE NOT EXISTS (SELECT 1 FROM ledger.entry e WHERE e.case_id = c.id AND e.object_type = 'case' AND e.object_version = v AND e.outcome = 'done') ORDER BY c.number, v`;
const PSEUDONYMS =
  'SELECT DISTINCT p.id, p.lookup, c.pseudonym FROM clinic.patient p JOIN clinic.case c ON c.patient_id = p.id WHERE p.erased_at IS NULL ORDER BY p.id';
/** Guards that every regulated or append-only table was given by the migrations, and that still stand or sleep. */
const ASLEEP = `SELECT format('%s.%s %s', n.nspname, c.relname, t.tgname) AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('clinic', 'ledger', 'knowledge') AND t.tgenabled <> 'O' ORDER BY 1`;
const UNGUARDED = `SELECT format('%s.%s', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname IN ('clinic', 'knowledge') AND EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace x ON x.oid = p.pronamespace
      WHERE x.nspname = 'ledger' AND p.proname IN ('note_' || n.nspname || '_' || c.relname))
    AND (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname IN ('note_change', 'change_has_entry')) < 2 ORDER BY 1`;

export async function* checkCompleteness(sql: Sql): AsyncGenerator<Finding> {
  for (const { id } of await sql.rows<{ id: string }>(NOT_IN_LOG))
    yield finding('ENTRY.NOT_IN_LOG', `entry ${id}`, 'It is no leaf of the log and does not wait to be one.');
  for (const { code, id } of await sql.rows<{ code: keyof typeof STRAYS; id: string }>(STRAY))
    yield finding(code, `entry ${id}`, STRAYS[code]);
  for (const { id, version } of await sql.rows<{ id: string; version: number }>(GAPS))
    yield finding('CASE.VERSION_GAP', `case ${id}`, `No entry tells of its version ${version}.`);
  for (const { name } of await sql.rows<{ name: string }>(ASLEEP)) yield finding('GUARD.MISSING', name, 'This trigger is switched off.');
  for (const { name } of await sql.rows<{ name: string }>(UNGUARDED))
    yield finding('GUARD.MISSING', name, 'A trigger that makes this table regulated is missing.');
  for (const name of await missingGuards(sql)) yield finding('GUARD.MISSING', name, 'A guard of this table is missing.');
  for (const name of await droppedColumns(sql)) yield finding('COLUMN.DROPPED', name, 'A column of this table was dropped.');
  for (const { id, lookup, pseudonym } of await sql.rows<{ id: string; lookup: Uint8Array; pseudonym: string }>(PSEUDONYMS))
    if (!sameBytes(lookup, patientLookup(sql.trail.keys.intent, pseudonym)))
      yield finding('ROW.DIFFERS', `clinic.patient:${id}`, 'The patient is not found by the pseudonym of his cases: lookup differs.');
}
