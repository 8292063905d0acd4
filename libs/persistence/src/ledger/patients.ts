import { randomUUID } from 'node:crypto';
import type { Uuid } from '@consilium/domain';
import { patientLookup } from '@consilium/ledger';
import { onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { appendEntry } from './append-entry.ts';
import type { EntryActor } from './append-entry.ts';

const FIND = 'SELECT id FROM clinic.patient WHERE lookup = $1';

/** The patient with this pseudonym; a new one gets a key of his own and an entry, in the caller's transaction. */
export async function patientOf(sql: Sql, pseudonym: string, actor: EntryActor): Promise<Uuid> {
  const lookup = patientLookup(sql.trail.keys.intent, pseudonym);
  const [known] = await sql.rows<{ id: Uuid }>(FIND, [lookup]);
  if (known) return known.id;
  const [id, key] = [randomUUID(), await sql.trail.dataKeys.make(sql)];
  if (!key) throw new Error('A key for a patient could not be made: try again.');
  const made = await sql.run('INSERT INTO clinic.patient (id, lookup, key) VALUES ($1, $2, $3) ON CONFLICT (lookup) DO NOTHING', [
    id,
    lookup,
    key.id,
  ]);
  // Registered by another submission at the same moment; the key made here stays unused.
  if (made === 0) return onlyRow(await sql.rows<{ id: Uuid }>(FIND, [lookup])).id;
  await appendEntry(sql, { id, actor, act: 'patient-registered', object: { type: 'patient', id, version: null } });
  return id;
}
