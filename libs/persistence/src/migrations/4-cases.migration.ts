import { ForwardOnly } from './forward-only.ts';

export class Cases1764000000004 extends ForwardOnly {
  override readonly name = 'Cases1764000000004';
  protected override readonly sql = `
    CREATE SEQUENCE clinic.case_number;
    CREATE TABLE clinic.case (
      id             uuid PRIMARY KEY,
      number         bigint NOT NULL UNIQUE DEFAULT nextval('clinic.case_number'),
      ref            text NOT NULL UNIQUE GENERATED ALWAYS AS ('C-' || CASE WHEN number < 10000 THEN lpad(number::text, 4, '0') ELSE number::text END) STORED,
      stage          text NOT NULL CHECK (stage IN ('intake', 'annotate', 'prioritize', 'retrieve', 'draft', 'sign-off', 'report', 'follow-up')),
      status         text NOT NULL CHECK (status IN ('running', 'held', 'in-review', 'issued', 'closed', 'rejected', 'cancelled')),
      run            int NOT NULL DEFAULT 1,
      revision       int NOT NULL DEFAULT 0,
      version        int NOT NULL DEFAULT 1,
      pseudonym      text NOT NULL,
      sex            text NOT NULL,
      birth_year     int,
      question       text,
      diagnosis_code text NOT NULL,
      diagnosis_name text,
      diagnosis_text text,
      consent        jsonb NOT NULL,
      sample         jsonb NOT NULL,
      treatment      jsonb NOT NULL,
      holds          jsonb NOT NULL DEFAULT '[]',
      knowledge      jsonb NOT NULL DEFAULT '[]',
      rule_set       jsonb,
      amendment      jsonb,
      missing_seats  text[] NOT NULL DEFAULT '{}',
      task_due_at    timestamptz,
      created_at     timestamptz NOT NULL,
      since          timestamptz NOT NULL,
      due_at         timestamptz,
      end_reason     text
    );
    CREATE INDEX case_by_status ON clinic.case (status, number DESC);
    CREATE FUNCTION clinic.guard_case() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.version <> OLD.version + 1 THEN RAISE EXCEPTION 'case % must go from version % to the next (AUD-02)', OLD.ref, OLD.version USING ERRCODE = 'CN003'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_case BEFORE UPDATE ON clinic.case FOR EACH ROW EXECUTE FUNCTION clinic.guard_case();
    CALL ledger.make_lasting('clinic.case');
    CALL ledger.make_regulated('clinic.case', 'case');

    -- Each restart is a run; what earlier runs left from that stage on is void.
    CREATE TABLE clinic.case_run (
      case_id    uuid NOT NULL REFERENCES clinic.case (id),
      run        int NOT NULL,
      from_stage text NOT NULL,
      act_id     uuid NOT NULL,
      at         timestamptz NOT NULL,
      PRIMARY KEY (case_id, run)
    );
    CREATE TABLE clinic.case_file (
      id           uuid PRIMARY KEY,
      case_id      uuid NOT NULL REFERENCES clinic.case (id),
      name         text NOT NULL,
      sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      bytes        bigint NOT NULL,
      stated_build text,
      tumor_sample text,
      fields       jsonb,
      summary      jsonb NOT NULL,
      added_by     uuid NOT NULL REFERENCES clinic.user (id),
      added_at     timestamptz NOT NULL,
      replaced_by  uuid REFERENCES clinic.case_file (id)
    );
    CREATE INDEX case_file_by_case ON clinic.case_file (case_id);
    CREATE TABLE clinic.note (
      id           uuid PRIMARY KEY,
      case_id      uuid NOT NULL REFERENCES clinic.case (id),
      text         text NOT NULL,
      author       uuid NOT NULL REFERENCES clinic.user (id),
      author_name  text NOT NULL,
      at           timestamptz NOT NULL,
      corrected_by uuid REFERENCES clinic.note (id)
    );
    CREATE INDEX note_by_case ON clinic.note (case_id);
    CREATE TABLE clinic.waiver (
      id      uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES clinic.case (id),
      what    text NOT NULL,
      reason  text NOT NULL,
      by_user uuid NOT NULL REFERENCES clinic.user (id),
      by_name text NOT NULL,
      at      timestamptz NOT NULL
    );
    CREATE INDEX waiver_by_case ON clinic.waiver (case_id);
    CREATE TABLE clinic.step_document (
      case_id uuid NOT NULL REFERENCES clinic.case (id),
      run     int NOT NULL,
      step    text NOT NULL CHECK (step IN ('annotation', 'prioritization', 'retrieval', 'draft')),
      sha256  text NOT NULL,
      bytes   int NOT NULL,
      body    bytea NOT NULL,
      at      timestamptz NOT NULL,
      PRIMARY KEY (case_id, run, step)
    );
    ALTER TABLE clinic.step_document ALTER COLUMN body SET STORAGE EXTERNAL;
    CALL ledger.make_append_only('clinic.case_run');
    CALL ledger.make_append_only('clinic.waiver');
    CALL ledger.make_append_only('clinic.step_document');
    CALL ledger.make_lasting('clinic.case_file');
    CALL ledger.make_lasting('clinic.note');
    CALL ledger.make_regulated('clinic.case_run', 'part');
    CALL ledger.make_regulated('clinic.case_file', 'part');
    CALL ledger.make_regulated('clinic.note', 'part');
    CALL ledger.make_regulated('clinic.waiver', 'part');
    CALL ledger.make_regulated('clinic.step_document', 'part');

    -- Documents that a run may read: its own, and those of earlier runs that no restart since has made void.
    CREATE FUNCTION clinic.valid_steps(of_case uuid, in_run int) RETURNS SETOF clinic.step_document LANGUAGE sql STABLE AS $$
      SELECT d.* FROM clinic.step_document d
      WHERE d.case_id = of_case AND d.run <= in_run AND NOT EXISTS (
        SELECT 1 FROM clinic.case_run r WHERE r.case_id = d.case_id AND r.run > d.run AND r.run <= in_run
          AND array_position(ARRAY['intake', 'annotate', 'prioritize', 'retrieve', 'draft', 'sign-off', 'report', 'follow-up'], r.from_stage)
           <= array_position(ARRAY['', 'annotation', 'prioritization', 'retrieval', 'draft'], d.step))
    $$;
  `;
}
