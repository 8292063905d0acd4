/** The entries of the first releases move in: the same bytes, hashed as leaves; who they name is read from the people's own table. */
export const MOVE_ENTRIES = `
  DROP TRIGGER derive_entry ON ledger.entry;
  DROP INDEX ledger.entry_by_xid;
  DROP INDEX ledger.entry_by_time;
  ALTER TABLE ledger.entry DROP CONSTRAINT entry_body_check, DROP CONSTRAINT entry_check;
  ALTER TABLE ledger.entry DROP COLUMN actor_name, DROP COLUMN body_sha256;
  ALTER TABLE ledger.entry ALTER COLUMN body TYPE bytea USING convert_to(body, 'UTF8');
  -- RFC 6962 2.1: the hash of a leaf.
  ALTER TABLE ledger.entry ADD COLUMN leaf_hash bytea GENERATED ALWAYS AS (sha256('\\x00'::bytea || body)) STORED;
  ALTER TABLE ledger.entry ADD COLUMN intent bytea;
  ALTER TABLE ledger.entry ADD CONSTRAINT entry_body_length CHECK (octet_length(body) <= 65535), ADD CONSTRAINT entry_intent_length CHECK (octet_length(intent) = 32);
  CREATE INDEX entry_by_time ON ledger.entry USING brin (recorded_at) WITH (autosummarize = on);
`;

/** Keys of the details, and the details: the only part of the log that can be made unreadable. */
export const DETAILS = `
  CREATE TABLE ledger.data_key (
    id           uuid PRIMARY KEY,
    -- The one key of the entries that concern no single patient.
    is_site      boolean NOT NULL DEFAULT false,
    kek          text NOT NULL,
    wrapped      bytea,
    made_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
    CHECK (NOT is_site OR wrapped IS NOT NULL)
  );
  CREATE UNIQUE INDEX data_key_of_site ON ledger.data_key (is_site) WHERE is_site;
  CALL ledger.make_lasting('ledger.data_key');

  -- Without foreign keys: every append would lock the one row of the site's key. ledger.append writes all of it, and fsck looks for what has no other half.
  CREATE TABLE ledger.detail (
    entry uuid PRIMARY KEY,
    key   uuid NOT NULL,
    bytes bytea NOT NULL
  ) WITH (toast_tuple_target = 8160);
  -- Encrypted bytes grow no smaller: not tried, and kept in their row as long as a page holds it.
  ALTER TABLE ledger.detail ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE FUNCTION ledger.guard_detail() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND session_user = 'consilium_erasure' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'ledger.detail is append-only: % is refused but for an erasure (AUD-05)', TG_OP USING ERRCODE = 'CN001';
  END $$;
  CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON ledger.detail FOR EACH ROW EXECUTE FUNCTION ledger.guard_detail();
  CREATE TRIGGER append_only_table BEFORE TRUNCATE ON ledger.detail FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
`;

/** The one way in for the application: one round trip that splices the clock into the body and puts entry, detail and queue together. */
export const APPEND = `
  CREATE OR REPLACE FUNCTION ledger.derive_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  DECLARE b jsonb := convert_from(NEW.body, 'UTF8')::jsonb;
  BEGIN
    IF b->>'id' IS DISTINCT FROM NEW.id::text THEN RAISE EXCEPTION 'entry % has the body of another entry', NEW.id USING ERRCODE = 'CN002'; END IF;
    NEW.recorded_at := (b->>'ts')::timestamptz;
    IF (b->>'v')::int IS DISTINCT FROM 2 OR NEW.recorded_at NOT BETWEEN clock_timestamp() - interval '1 second' AND clock_timestamp() + interval '1 second' THEN
      RAISE EXCEPTION 'entry % is not of this moment: entries are made by ledger.append', NEW.id USING ERRCODE = 'CN002'; END IF;
    NEW.xid := pg_current_xact_id();
    NEW.actor := b->'actor'->>'ref';
    NEW.actor_kind := b->'actor'->>'kind';
    -- An array of strings is written alike in JSON and in Postgres, but for its brackets.
    NEW.actor_roles := '{' || substr(b->'actor'->>'roles', 2, length(b->'actor'->>'roles') - 2) || '}';
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

  -- Says whether the entry is new: one of this id and intent may be there already. Refused, so that nothing of the transaction is kept: an entry of another
  -- intent under a known id (CN022), and one sealed by a key that was destroyed, which nobody could ever read (CN023).
  CREATE FUNCTION ledger.append(new_id uuid, head text, tail text, new_intent bytea, cases uuid[], new_key uuid, sealed bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE new_ord bigint; stored bytea; ignored text;
  BEGIN
    IF sealed IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger.data_key k WHERE k.id = new_key AND k.wrapped IS NOT NULL) THEN
      RAISE EXCEPTION 'the key of the entry % was destroyed', new_id USING ERRCODE = 'CN023'; END IF;
    INSERT INTO ledger.entry (id, case_ids, intent, body)
      VALUES (new_id, cases, new_intent, convert_to(head || clinic.iso(clock_timestamp()) || tail, 'UTF8'))
      ON CONFLICT (id) DO NOTHING RETURNING ord INTO new_ord;
    IF new_ord IS NULL THEN
      SELECT e.intent INTO STRICT stored FROM ledger.entry e WHERE e.id = new_id;
      IF stored <> new_intent THEN RAISE EXCEPTION 'the entry % is one of another intent', new_id USING ERRCODE = 'CN022'; END IF;
      RETURN false;
    END IF;
    IF sealed IS NOT NULL THEN INSERT INTO ledger.detail (entry, key, bytes) VALUES (new_id, new_key, sealed); END IF;
    INSERT INTO ledger.pending (ord, entry) VALUES (new_ord, new_id);
    ignored := set_config('consilium.entries', coalesce(current_setting('consilium.entries', true), '') || new_id || ',', true);
    RETURN true;
  END $$;
`;
