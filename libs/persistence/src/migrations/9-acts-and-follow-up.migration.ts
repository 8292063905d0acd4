import { ForwardOnly } from './forward-only.ts';

export class ActsAndFollowUp1764000000009 extends ForwardOnly {
  override readonly name = 'ActsAndFollowUp1764000000009';
  protected override readonly sql = `
    CREATE TABLE clinic.follow_up_task (
      id             uuid PRIMARY KEY,
      case_id        uuid NOT NULL REFERENCES clinic.case (id),
      publication_id uuid NOT NULL REFERENCES clinic.publication (id),
      month          int NOT NULL CHECK (month IN (3, 6, 12)),
      due_at         timestamptz NOT NULL,
      status         text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'due', 'done')),
      outcome        jsonb,
      UNIQUE (case_id, month),
      CHECK ((status = 'done') = (outcome IS NOT NULL))
    );
    CALL ledger.make_lasting('clinic.follow_up_task');
    CALL ledger.make_regulated('clinic.follow_up_task', 'part');

    -- Acts of people, each told to the workflow by its id; an untold one is found by the sweep.
    CREATE TABLE clinic.act (
      id              uuid PRIMARY KEY,
      case_id         uuid NOT NULL REFERENCES clinic.case (id),
      kind            text NOT NULL,
      actor           uuid NOT NULL REFERENCES clinic.user (id),
      at              timestamptz NOT NULL,
      revision        int NOT NULL,
      case_version    int NOT NULL,
      reason          text,
      payload_sha256  text NOT NULL,
      idempotency_key text,
      request_id      text NOT NULL,
      told_at         timestamptz,
      UNIQUE NULLS DISTINCT (actor, kind, idempotency_key)
    );
    CREATE INDEX act_untold ON clinic.act (at) WHERE told_at IS NULL;
    CREATE INDEX act_by_case ON clinic.act (case_id, at);
    CALL ledger.make_lasting('clinic.act');
    CREATE FUNCTION clinic.guard_act() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (to_jsonb(NEW) - 'told_at') <> (to_jsonb(OLD) - 'told_at') THEN RAISE EXCEPTION 'clinic.act is append-only: UPDATE is refused (AUD-05)' USING ERRCODE = 'CN001'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_act BEFORE UPDATE ON clinic.act FOR EACH ROW EXECUTE FUNCTION clinic.guard_act();
  `;
}
