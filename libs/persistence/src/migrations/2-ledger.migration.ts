import { ForwardOnly } from './forward-only.ts';

export class Ledger1764000000002 extends ForwardOnly {
  override readonly name = 'Ledger1764000000002';
  protected override readonly sql = `
    CREATE TABLE ledger.entry (
      id             uuid PRIMARY KEY,
      ord            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      xid            xid8 NOT NULL,
      recorded_at    timestamptz NOT NULL,
      actor          text NOT NULL,
      actor_kind     text NOT NULL CHECK (actor_kind IN ('person', 'service')),
      actor_name     text NOT NULL,
      actor_roles    text[] NOT NULL,
      action         text NOT NULL,
      object_type    text NOT NULL,
      object_id      text NOT NULL,
      object_version int,
      case_id        uuid,
      case_ids       uuid[],
      outcome        text NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
      reason         text,
      request_id     text,
      body           text NOT NULL CHECK (octet_length(body) <= 65535),
      body_sha256    text NOT NULL CHECK (body_sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
    );
    CREATE INDEX entry_by_xid ON ledger.entry (xid);
    CREATE INDEX entry_by_case ON ledger.entry (case_id, ord DESC) WHERE case_id IS NOT NULL;
    CREATE INDEX entry_by_cases ON ledger.entry USING gin (case_ids) WHERE case_ids IS NOT NULL;
    CREATE INDEX entry_by_actor ON ledger.entry (actor, ord DESC);
    CREATE INDEX entry_by_action ON ledger.entry (action, ord DESC);
    CREATE INDEX entry_by_time ON ledger.entry (recorded_at);

    -- Columns are read off the hashed body, so that a search can't find other than what the hash covers; clock and order are the database's.
    CREATE FUNCTION ledger.derive_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE b jsonb := NEW.body::jsonb;
    BEGIN
      IF b->>'id' IS DISTINCT FROM NEW.id::text THEN RAISE EXCEPTION 'entry % has the body of another entry', NEW.id USING ERRCODE = 'CN002'; END IF;
      NEW.recorded_at := clock_timestamp();
      NEW.xid := pg_current_xact_id();
      NEW.actor := b->'actor'->>'ref';
      NEW.actor_kind := b->'actor'->>'kind';
      NEW.actor_roles := ARRAY(SELECT jsonb_array_elements_text(b->'actor'->'roles'));
      NEW.action := b->>'act';
      NEW.object_type := b->'obj'->>'type';
      NEW.object_id := b->'obj'->>'id';
      NEW.object_version := (b->'obj'->>'ver')::int;
      NEW.case_id := (b->>'subj')::uuid;
      NEW.outcome := b->>'outcome';
      NEW.reason := b->>'reason';
      NEW.request_id := b->>'req';
      RETURN NEW;
    END $$;
    CREATE TRIGGER derive_entry BEFORE INSERT ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.derive_entry();
    CALL ledger.make_append_only('ledger.entry');

    -- A state change without its ledger entry in the same transaction must not commit (AUD-02). For the case itself the entry names its next version.
    CREATE FUNCTION ledger.require_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE case_of uuid; ver int;
    BEGIN
      IF TG_ARGV[0] = 'case' THEN case_of := NEW.id; ver := NEW.version; ELSE case_of := NEW.case_id; END IF;
      IF NOT EXISTS (SELECT 1 FROM ledger.entry e WHERE e.xid = pg_current_xact_id() AND e.case_id = case_of AND e.outcome = 'done'
                       AND (ver IS NULL OR (e.object_type = 'case' AND e.object_version = ver))) THEN
        RAISE EXCEPTION 'no ledger entry for this change of % (AUD-02)', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME USING ERRCODE = 'CN003';
      END IF;
      RETURN NULL;
    END $$;

    CREATE PROCEDURE ledger.make_regulated(target regclass, kind text) LANGUAGE plpgsql AS $$
    BEGIN
      EXECUTE format('CREATE CONSTRAINT TRIGGER change_has_entry AFTER INSERT OR UPDATE ON %s DEFERRABLE INITIALLY DEFERRED
                      FOR EACH ROW EXECUTE FUNCTION ledger.require_entry(%L)', target, kind);
    END $$;
  `;
}
