import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Sha256, Uuid } from '@consilium/domain';
import { inTransaction, onlyRow, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { appendEntry } from './append-entry.ts';
import type { EntryActor, NewEntry } from './append-entry.ts';

/**
 * How long the records of a treatment are kept at least, in years after the last act on any of the patient's cases.
 * Source: BGB § 630f (3), ten years after the end of the treatment; a date that the operator sets for a patient comes before it.
 */
export const RETENTION_YEARS = 10;

export type PatientRefusal =
  'PATIENT.NOT_FOUND' | 'PATIENT.ERASED' | 'PATIENT.ON_HOLD' | 'PATIENT.CASE_OPEN' | 'PATIENT.UNDER_RETENTION' | 'PATIENT.NOT_ENTITLED';
export type PatientOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: PatientRefusal; readonly message: string };

export interface ErasedPatient {
  readonly patient: Uuid;
  readonly cases: number;
  /** Contents that no row of another patient names: the caller takes them out of the blob store. */
  readonly blobs: readonly Sha256[];
}

export interface PatientErasure {
  /** The patient of a case, by the case's short name (C-0012). */
  ofCase(ref: string): Promise<Uuid | null>;
  erase(patient: Uuid, by: EntryActor): Promise<PatientOutcome<ErasedPatient>>;
  /** Legal hold with its reason, a file number for instance; null releases it. */
  hold(patient: Uuid, reason: string | null, by: EntryActor): Promise<PatientOutcome<void>>;
  /** Sets the day until which the records are kept; null: by the rule. */
  retain(patient: Uuid, until: string | null, by: EntryActor): Promise<PatientOutcome<void>>;
}

/** As role consilium_erasure. A refused attempt is an entry as well (AUD-18, AUD-32). */
export const patientErasure = (dataSource: DataSource): PatientErasure => ({
  ofCase: (ref) =>
    withSql(dataSource, async (sql) => {
      const [found] = await sql.rows<{ id: Uuid | null }>('SELECT patient_id AS id FROM clinic.case WHERE ref = $1', [ref]);
      return found?.id ?? null;
    }),

  erase: (patient, by) =>
    attempt(dataSource, { act: 'patient-erased', patient, by }, async (sql) => {
      const blobs = await ownBlobs(sql, patient);
      await sql.run('CALL clinic.erase_patient($1, $2)', [patient, RETENTION_YEARS]);
      sql.trail.dataKeys.forget();
      const cases = await sql.rows<{ id: Uuid; version: number }>('SELECT id, version FROM clinic.case WHERE patient_id = $1 ORDER BY id', [
        patient,
      ]);
      await appendEntry(sql, {
        ...entryOf('patient-erased', patient, by),
        detail: { cases: cases.map(({ id }) => id), blobs: blobs.length },
        forgetsBefore: true,
      });
      for (const { id, version } of cases)
        await appendEntry(sql, { id: randomUUID(), actor: by, act: 'patient-erased', object: { type: 'case', id, version }, caseId: id });
      return { patient, cases: cases.length, blobs };
    }),

  hold: (patient, reason, by) =>
    attempt(dataSource, { act: reason === null ? 'patient-released' : 'patient-held', patient, by }, async (sql, entry) => {
      await sql.run('CALL clinic.hold_patient($1, $2)', [patient, reason]);
      await appendEntry(sql, entry);
    }),

  retain: (patient, until, by) =>
    attempt(dataSource, { act: 'patient-retention-set', patient, by }, async (sql, entry) => {
      await sql.run('CALL clinic.retain_patient($1, $2::date)', [patient, until]);
      await appendEntry(sql, { ...entry, detail: { until } });
    }),
});

interface Attempt {
  readonly act: string;
  readonly patient: Uuid;
  readonly by: EntryActor;
}

const entryOf = (act: string, patient: Uuid, by: EntryActor): NewEntry => ({
  id: randomUUID(),
  actor: by,
  act,
  object: { type: 'patient', id: patient, version: null },
});

async function attempt<T>(
  dataSource: DataSource,
  { act, patient, by }: Attempt,
  work: (sql: Sql, entry: NewEntry) => Promise<T>,
): Promise<PatientOutcome<T>> {
  try {
    return { ok: true, value: await inTransaction(dataSource, (sql) => work(sql, entryOf(act, patient, by))) };
  } catch (error) {
    const refused = refusalIn(error);
    if (!refused) throw error;
    await withSql(dataSource, (sql) => appendEntry(sql, { ...entryOf(act, patient, by), outcome: 'refused', reason: refused.code }));
    return refused;
  }
}

/** Raised by the procedures: `<code>: <way out>`. */
function refusalIn(error: unknown): (PatientOutcome<never> & { readonly ok: false }) | null {
  const [, code, message] = /^(PATIENT\.[A-Z_]+): (.+)$/.exec(error instanceof Error ? error.message : '') ?? [];
  return code === undefined || message === undefined ? null : { ok: false, code: code as PatientRefusal, message };
}

const OWN_BLOBS = `
  WITH named AS (
    SELECT f.sha256, c.patient_id FROM clinic.case_file f JOIN clinic.case c ON c.id = f.case_id
    UNION ALL SELECT a.sha256, c.patient_id FROM clinic.report_artifact a JOIN clinic.case c ON c.id = a.case_id
    UNION ALL SELECT r.sha256, c.patient_id FROM clinic.rendering r JOIN clinic.case c ON c.id = r.case_id)
  SELECT array_agg(DISTINCT n.sha256) AS blobs FROM named n
  WHERE n.patient_id = $1 AND NOT EXISTS (SELECT 1 FROM named o WHERE o.sha256 = n.sha256 AND o.patient_id IS DISTINCT FROM n.patient_id)`;

const ownBlobs = async (sql: Sql, patient: Uuid): Promise<readonly Sha256[]> =>
  onlyRow(await sql.rows<{ blobs: readonly Sha256[] | null }>(OWN_BLOBS, [patient])).blobs ?? [];
