import { ForwardOnly } from './forward-only.ts';
import { ERASURE } from './patients/erasure.sql.ts';

/** Whose cases they are: one key over the details of all entries of a patient, so that an erasure reaches every one of them (PHI-05, AUD-32). */
export class Patients1764000000021 extends ForwardOnly {
  override readonly name = 'Patients1764000000021';
  protected override readonly sql = `
    CREATE TABLE clinic.patient (
      id           uuid PRIMARY KEY,
      -- HMAC of the pseudonym under a key of the site: finds the patient again, tells nothing.
      lookup       bytea UNIQUE CHECK (octet_length(lookup) = 32),
      key          uuid NOT NULL UNIQUE REFERENCES ledger.data_key (id),
      made_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
      retain_until date,
      hold         text CHECK (btrim(hold) <> ''),
      erased_at    timestamptz,
      CHECK ((erased_at IS NULL) = (lookup IS NOT NULL))
    );
    CALL ledger.make_lasting('clinic.patient');
    ALTER TABLE clinic.case ADD COLUMN patient_id uuid REFERENCES clinic.patient (id);
    CREATE INDEX case_by_patient ON clinic.case (patient_id);
    -- Without the lookup, which an entry would keep beyond the erasure; fsck computes it anew from the pseudonym.
    CALL ledger.make_regulated('clinic.patient', 'patient', '{}', '{lookup}');

    CREATE FUNCTION clinic.guard_case_patient() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF OLD.patient_id IS NOT NULL AND NEW.patient_id IS DISTINCT FROM OLD.patient_id THEN
        PERFORM clinic.refuse('CASE.NOT_IN_STATUS', 'a case stays with its patient: submit another case'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_case_patient BEFORE UPDATE ON clinic.case FOR EACH ROW EXECUTE FUNCTION clinic.guard_case_patient();
    ${ERASURE}
  `;
}
