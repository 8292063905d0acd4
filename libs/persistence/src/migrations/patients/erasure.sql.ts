/**
 * Erasure of a patient (GDPR Art. 17, AUD-32): his key is destroyed, so that every detail of his entries is unreadable in this database for good, the
 * details themselves are deleted, and free text and identifying columns of his rows are blanked. The log stays whole. Role consilium_erasure alone may
 * do it, through these procedures and no other statement; a superuser could undo the guards, and `fsck` names what does not fit its entries.
 */
export const ERASURE = `
  -- Guards of course and identity do not stand in the way of the erasure, which is told by its session and not by a setting.
  CREATE OR REPLACE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_SCHEMA = 'clinic' AND session_user = 'consilium_erasure' THEN RETURN NEW; END IF;
    RAISE EXCEPTION '% is append-only: % is refused (AUD-05)', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, TG_OP USING ERRCODE = 'CN001';
  END $$;
  DROP TRIGGER guard_case_course ON clinic.case;
  CREATE TRIGGER guard_case_course BEFORE UPDATE ON clinic.case FOR EACH ROW WHEN (session_user <> 'consilium_erasure') EXECUTE FUNCTION clinic.guard_case_course();
  -- An erased content is the empty object; its digest stays, so that signatures keep their meaning.
  DO $$ DECLARE k record; BEGIN
    FOR k IN SELECT conname, pg_get_constraintdef(oid) AS def FROM pg_constraint
      WHERE conrelid = 'clinic.decision_version'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%content%' LOOP
      EXECUTE format('ALTER TABLE clinic.decision_version DROP CONSTRAINT %I', k.conname);
      EXECUTE format('ALTER TABLE clinic.decision_version ADD CONSTRAINT %I CHECK (content = ''{}'' OR (%s))', k.conname, substring(k.def FROM 'CHECK [(](.*)[)]$'));
    END LOOP;
  END $$;

  CREATE FUNCTION clinic.patient_for_change(who uuid) RETURNS clinic.patient LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE p clinic.patient;
  BEGIN
    SELECT * INTO p FROM clinic.patient x WHERE x.id = who FOR UPDATE;
    IF p.id IS NULL THEN PERFORM clinic.refuse('PATIENT.NOT_FOUND', 'no patient has this id'); END IF;
    IF p.erased_at IS NOT NULL THEN PERFORM clinic.refuse('PATIENT.ERASED', 'the patient is erased already'); END IF;
    RETURN p;
  END $$;
  CREATE PROCEDURE clinic.hold_patient(who uuid, why text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    PERFORM clinic.patient_for_change(who);
    UPDATE clinic.patient SET hold = why WHERE id = who;
  END $$;
  CREATE PROCEDURE clinic.retain_patient(who uuid, until date) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    PERFORM clinic.patient_for_change(who);
    UPDATE clinic.patient SET retain_until = until WHERE id = who;
  END $$;

  -- No shorter than years after the last act on any of his cases, unless a date was set for him.
  CREATE PROCEDURE clinic.erase_patient(who uuid, years int) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE p clinic.patient := clinic.patient_for_change(who); until date; cases uuid[]; t record;
  BEGIN
    IF session_user <> 'consilium_erasure' THEN PERFORM clinic.refuse('PATIENT.NOT_ENTITLED', 'the role consilium_erasure alone erases'); END IF;
    IF p.hold IS NOT NULL THEN PERFORM clinic.refuse('PATIENT.ON_HOLD', 'a legal hold is on the patient: release it first'); END IF;
    PERFORM 1 FROM clinic.case c WHERE c.patient_id = who ORDER BY c.id FOR UPDATE;
    cases := ARRAY(SELECT c.id FROM clinic.case c WHERE c.patient_id = who);
    IF EXISTS (SELECT 1 FROM clinic.case c WHERE c.id = ANY (cases) AND c.status NOT IN ('closed', 'rejected', 'cancelled')) THEN
      PERFORM clinic.refuse('PATIENT.CASE_OPEN', 'a case of the patient is still open: end it first'); END IF;
    until := coalesce(p.retain_until, (SELECT max(c.since) + make_interval(years => years) FROM clinic.case c WHERE c.id = ANY (cases))::date);
    IF until IS NOT NULL AND until > (clock_timestamp() AT TIME ZONE 'UTC')::date THEN
      PERFORM clinic.refuse('PATIENT.UNDER_RETENTION', format('the records are kept until %s', until)); END IF;

    DELETE FROM ledger.detail d WHERE d.key = p.key;
    UPDATE ledger.data_key SET wrapped = NULL, destroyed_at = clock_timestamp() WHERE id = p.key;
    UPDATE clinic.case c SET version = version + 1, pseudonym = 'erased', sex = 'unknown', birth_year = NULL, question = NULL, diagnosis_name = NULL, diagnosis_text = NULL,
      consent = '{"status":"withdrawn","version":null,"scope":[],"recordedOn":null}', sample = '{}', treatment = '{}', holds = '[]', amendment = NULL, end_reason = NULL
      WHERE c.id = ANY (cases);
    UPDATE clinic.case_file SET name = 'erased', tumor_sample = NULL, fields = NULL, summary = jsonb_build_object('format', summary->'format') WHERE case_id = ANY (cases);
    UPDATE clinic.note SET text = 'erased' WHERE case_id = ANY (cases);
    UPDATE clinic.waiver SET reason = 'erased' WHERE case_id = ANY (cases);
    UPDATE clinic.criterion SET finding = 'erased', reason = 'erased' WHERE case_id = ANY (cases);
    UPDATE clinic.criterion_withdrawal SET reason = 'erased' WHERE case_id = ANY (cases);
    UPDATE clinic.step_document SET body = '', bytes = 0 WHERE case_id = ANY (cases);
    UPDATE clinic.narration SET body = '', bytes = 0 WHERE case_id = ANY (cases);
    UPDATE clinic.decision_version SET content = '{}' WHERE case_id = ANY (cases);
    UPDATE clinic.decision_void SET reason = 'erased' WHERE case_id = ANY (cases);
    UPDATE clinic.recusal SET reason = 'erased' WHERE case_id = ANY (cases);
    UPDATE clinic.ballot SET alternative = NULL, text = NULL WHERE case_id = ANY (cases);
    UPDATE clinic.signature_void SET reason = 'erased' WHERE case_id = ANY (cases);
    UPDATE clinic.follow_up_task SET outcome = '{}' WHERE case_id = ANY (cases) AND outcome IS NOT NULL;
    UPDATE clinic.break_glass SET text = 'erased with the patient' WHERE case_id = ANY (cases);
    UPDATE clinic.break_glass_review SET text = 'erased' WHERE case_id = ANY (cases);
    -- The entries that fixed the other rows can't be read any more: all are fixed anew by the entry of the erasure.
    FOR t IN SELECT g.tgrelid::regclass AS of FROM pg_trigger g JOIN pg_attribute a ON a.attrelid = g.tgrelid AND a.attname = 'case_id' AND NOT a.attisdropped WHERE g.tgname = 'note_change' LOOP
      EXECUTE format('UPDATE %s SET case_id = case_id WHERE case_id = ANY ($1)', t.of) USING cases;
    END LOOP;
    UPDATE clinic.patient SET lookup = NULL, erased_at = clock_timestamp() WHERE id = who;
  END $$;
`;
