import { ForwardOnly } from './forward-only.ts';

/** What auditors draw and what they found (AUD-28): both stand, are entries, and open to auditors alone. */
export class AuditReviews1764000000025 extends ForwardOnly {
  override readonly name = 'AuditReviews1764000000025';
  protected override readonly sql = `
    CREATE TABLE clinic.audit_sample (
      id         uuid PRIMARY KEY,
      from_at    timestamptz NOT NULL,
      to_at      timestamptz NOT NULL,
      size       int NOT NULL CHECK (size BETWEEN 1 AND 500),
      seed       text NOT NULL CHECK (seed ~ '^[A-Za-z0-9_.:-]{1,100}$'),
      -- What was drawn from, as it stood then, [{"id", "ref", "risks"}], and what was drawn: so that anybody can draw again.
      population text NOT NULL CHECK (jsonb_typeof(population::jsonb) = 'array'),
      drawn      uuid[] NOT NULL CHECK (cardinality(drawn) <= size),
      by_user    uuid NOT NULL REFERENCES clinic.user (id),
      at         timestamptz NOT NULL,
      CHECK (from_at < to_at)
    );
    CREATE TABLE clinic.audit_review (
      id        uuid PRIMARY KEY,
      case_id   uuid REFERENCES clinic.case (id),
      entry_id  uuid REFERENCES ledger.entry (id),
      sample_id uuid REFERENCES clinic.audit_sample (id),
      verdict   text NOT NULL CHECK (verdict IN ('fine', 'question', 'finding')),
      note      text NOT NULL CHECK (char_length(btrim(note)) >= 3),
      by_user   uuid NOT NULL REFERENCES clinic.user (id),
      at        timestamptz NOT NULL,
      CHECK (case_id IS NOT NULL OR entry_id IS NOT NULL)
    );
    CREATE INDEX audit_review_by_case ON clinic.audit_review (case_id, at DESC);
    CREATE INDEX audit_review_by_entry ON clinic.audit_review (entry_id, at DESC) WHERE entry_id IS NOT NULL;
    CREATE INDEX audit_review_by_sample ON clinic.audit_review (sample_id) WHERE sample_id IS NOT NULL;

    -- An erasure touches each row of the patient's cases to fix it anew: here the words go with it.
    CREATE FUNCTION clinic.forget_review_note() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      NEW.note := 'erased';
      RETURN NEW;
    END $$;
    CREATE TRIGGER forget_review_note BEFORE UPDATE ON clinic.audit_review FOR EACH ROW WHEN (session_user = 'consilium_erasure') EXECUTE FUNCTION clinic.forget_review_note();
    DO $$ DECLARE t text; BEGIN
      FOREACH t IN ARRAY ARRAY['audit_sample', 'audit_review'] LOOP
        CALL ledger.make_append_only(format('clinic.%I', t)::regclass);
        EXECUTE format('CREATE POLICY engine ON clinic.%I USING ((SELECT clinic.is_engine())) WITH CHECK ((SELECT clinic.is_engine()))', t);
        EXECUTE format('CREATE POLICY reads ON clinic.%I FOR SELECT USING ((SELECT clinic.reads_every_board()))', t);
        EXECUTE format('CREATE POLICY adds ON clinic.%I FOR INSERT WITH CHECK ((SELECT clinic.reads_every_board()) AND by_user = (SELECT clinic.person_asking()))', t);
        EXECUTE format('ALTER TABLE clinic.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE clinic.%I FORCE ROW LEVEL SECURITY', t);
      END LOOP;
    END $$;
    CALL ledger.make_regulated('clinic.audit_sample', 'audit-sample', '{population}');
    CALL ledger.make_regulated('clinic.audit_review', 'part');

    -- The few entries for which a model was asked, and the checks of log and clock, are found without reading all.
    CREATE INDEX entry_with_model ON ledger.entry (ord) WHERE object_type = 'model-call' OR position('"model":{'::bytea IN body) > 0;
  `;
}
