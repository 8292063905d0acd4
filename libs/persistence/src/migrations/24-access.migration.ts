import { ForwardOnly } from './forward-only.ts';

/** Boards (ACC-01), emergency access (ACC-06), and rows that open only to those whom they concern (ACC-05). */
export class Access1764000000024 extends ForwardOnly {
  override readonly name = 'Access1764000000024';
  protected override readonly sql = `
    ALTER TABLE clinic.user ADD COLUMN boards text[] NOT NULL DEFAULT '{molecular}'
      CHECK (array_position(boards, NULL) IS NULL AND array_to_string(boards, ',') ~ '^([a-z][a-z0-9-]{0,39}(,[a-z][a-z0-9-]{0,39})*)?$');
    ALTER TABLE clinic.case ADD COLUMN board text NOT NULL DEFAULT 'molecular' CHECK (board ~ '^[a-z][a-z0-9-]{0,39}$');
    ALTER TABLE clinic.case ADD CONSTRAINT case_of_board UNIQUE (id, board);
    CREATE FUNCTION clinic.guard_case_board() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF NEW.board <> OLD.board THEN PERFORM clinic.refuse('CASE.NOT_IN_STATUS', 'a case stays with its board: submit another case'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_case_board BEFORE UPDATE ON clinic.case FOR EACH ROW EXECUTE FUNCTION clinic.guard_case_board();

    CREATE TABLE clinic.break_glass (
      id         uuid PRIMARY KEY,
      case_id    uuid NOT NULL,
      board      text NOT NULL,
      person     uuid NOT NULL REFERENCES clinic.user (id),
      reason     text NOT NULL CHECK (reason IN ('emergency', 'cover', 'consultation', 'other')),
      text       text NOT NULL CHECK (char_length(btrim(text)) >= 10),
      opened_at  timestamptz NOT NULL,
      until      timestamptz NOT NULL,
      -- Coordinators of the board and auditors who were to be told then.
      notice_to  uuid[] NOT NULL,
      UNIQUE (id, case_id),
      FOREIGN KEY (case_id, board) REFERENCES clinic.case (id, board),
      -- One patient, at most four hours (ACC-06).
      CHECK (until > opened_at AND until <= opened_at + interval '4 hours')
    );
    CREATE INDEX break_glass_by_person ON clinic.break_glass (person, until);
    CREATE INDEX break_glass_by_case ON clinic.break_glass (case_id);
    CREATE TABLE clinic.break_glass_end (
      glass_id uuid PRIMARY KEY,
      case_id  uuid NOT NULL,
      by_user  uuid NOT NULL REFERENCES clinic.user (id),
      at       timestamptz NOT NULL,
      FOREIGN KEY (glass_id, case_id) REFERENCES clinic.break_glass (id, case_id)
    );
    CREATE TABLE clinic.break_glass_review (
      glass_id uuid PRIMARY KEY,
      case_id  uuid NOT NULL,
      by_user  uuid NOT NULL REFERENCES clinic.user (id),
      verdict  text NOT NULL CHECK (verdict IN ('justified', 'not-justified')),
      text     text NOT NULL,
      at       timestamptz NOT NULL,
      FOREIGN KEY (glass_id, case_id) REFERENCES clinic.break_glass (id, case_id)
    );
    -- The clock of a glass is the database's, and nobody opens one for another or beside the board that the case has.
    CREATE FUNCTION clinic.guard_break_glass() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF abs(extract(epoch FROM clock_timestamp() - NEW.opened_at)) > 60 THEN
        PERFORM clinic.refuse('BREAK_GLASS.NOT_FOUND', 'an emergency access begins when it is asked for'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_break_glass BEFORE INSERT ON clinic.break_glass FOR EACH ROW EXECUTE FUNCTION clinic.guard_break_glass();
    CREATE FUNCTION clinic.guard_break_glass_review() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM clinic.break_glass g WHERE g.id = NEW.glass_id AND g.person = NEW.by_user) THEN
        PERFORM clinic.refuse('BREAK_GLASS.OWN', 'another person reviews an emergency access'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_break_glass_review BEFORE INSERT ON clinic.break_glass_review FOR EACH ROW EXECUTE FUNCTION clinic.guard_break_glass_review();
    DO $$ DECLARE t text; BEGIN
      FOREACH t IN ARRAY ARRAY['break_glass', 'break_glass_end', 'break_glass_review'] LOOP
        CALL ledger.make_append_only(format('clinic.%I', t)::regclass);
        CALL ledger.make_regulated(format('clinic.%I', t)::regclass, 'part');
      END LOOP;
    END $$;

    -- Who asks, for the rest of this transaction. What he reaches is read from his account here, once, and not taken from the caller.
    CREATE FUNCTION clinic.enter(who uuid) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE boards text := ''; cases text := ''; extent text := 'boards';
    BEGIN
      PERFORM pg_catalog.set_config('consilium.access', 'person', true), pg_catalog.set_config('consilium.person', who::text, true);
      SELECT CASE WHEN 'auditor' = ANY (u.roles) THEN 'every' ELSE 'boards' END,
             CASE WHEN u.kind = 'service' OR u.roles && ARRAY['oncologist', 'pathologist', 'geneticist', 'coordinator'] THEN array_to_string(u.boards, ',') ELSE '' END
        INTO extent, boards FROM clinic.user u WHERE u.id = who AND u.active;
      SELECT coalesce(string_agg(g.case_id::text, ','), '') INTO cases FROM clinic.break_glass g
        WHERE g.person = who AND g.until > clock_timestamp() AND NOT EXISTS (SELECT 1 FROM clinic.break_glass_end e WHERE e.glass_id = g.id);
      PERFORM pg_catalog.set_config('consilium.extent', coalesce(extent, ''), true), pg_catalog.set_config('consilium.boards', coalesce(boards, ''), true),
              pg_catalog.set_config('consilium.glass', cases, true);
    END $$;
    CREATE FUNCTION clinic.is_engine() RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT coalesce(current_setting('consilium.access', true) = 'engine', false) $$;
    CREATE FUNCTION clinic.reads_every_board() RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT coalesce(current_setting('consilium.access', true) = 'person' AND current_setting('consilium.extent', true) = 'every', false) $$;
    CREATE FUNCTION clinic.boards_in_reach() RETURNS text[] LANGUAGE sql STABLE AS $$
      SELECT CASE WHEN current_setting('consilium.access', true) = 'person' THEN string_to_array(current_setting('consilium.boards', true), ',') ELSE '{}' END $$;
    CREATE FUNCTION clinic.cases_behind_glass() RETURNS uuid[] LANGUAGE sql STABLE AS $$
      SELECT CASE WHEN current_setting('consilium.access', true) = 'person' THEN string_to_array(current_setting('consilium.glass', true), ',')::uuid[] ELSE '{}' END $$;
    CREATE FUNCTION clinic.person_asking() RETURNS uuid LANGUAGE sql STABLE AS $$
      SELECT CASE WHEN current_setting('consilium.access', true) = 'person' THEN NULLIF(current_setting('consilium.person', true), '')::uuid END $$;

    -- Each function stands in a sub-select: asked once a statement, not once a row.
    CREATE POLICY engine ON clinic.case USING ((SELECT clinic.is_engine())) WITH CHECK ((SELECT clinic.is_engine()));
    CREATE POLICY reads ON clinic.case FOR SELECT USING (
      (SELECT clinic.reads_every_board()) OR board = ANY ((SELECT clinic.boards_in_reach())::text[]) OR id = ANY ((SELECT clinic.cases_behind_glass())::uuid[]));
    CREATE POLICY adds ON clinic.case FOR INSERT WITH CHECK (board = ANY ((SELECT clinic.boards_in_reach())::text[]));
    CREATE POLICY changes ON clinic.case FOR UPDATE USING (board = ANY ((SELECT clinic.boards_in_reach())::text[]));

    -- A table that tells of a case opens with the case. As functions, so that their plans are kept: spelled out in eighteen policies they made the
    -- planning of a whole record three times as long.
    CREATE FUNCTION clinic.sees_case(of_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    BEGIN RETURN EXISTS (SELECT 1 FROM clinic.case c WHERE c.id = of_case); END $$;
    CREATE FUNCTION clinic.writes_case(of_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    BEGIN RETURN EXISTS (SELECT 1 FROM clinic.case c WHERE c.id = of_case AND c.board = ANY (clinic.boards_in_reach())); END $$;
    CREATE PROCEDURE clinic.open_with_case(target regclass) LANGUAGE plpgsql AS $$
    DECLARE none text := CASE WHEN (SELECT a.attnotnull FROM pg_attribute a WHERE a.attrelid = target AND a.attname = 'case_id') THEN '' ELSE 'case_id IS NULL OR ' END;
    BEGIN
      EXECUTE format('CREATE POLICY engine ON %s USING ((SELECT clinic.is_engine())) WITH CHECK ((SELECT clinic.is_engine()))', target);
      EXECUTE format('CREATE POLICY reads ON %s FOR SELECT USING (%sclinic.sees_case(case_id))', target, none);
      EXECUTE format('CREATE POLICY adds ON %s FOR INSERT WITH CHECK (%sclinic.writes_case(case_id))', target, none);
      EXECUTE format('CREATE POLICY changes ON %s FOR UPDATE USING (%sclinic.writes_case(case_id))', target, none);
    END $$;

    CREATE POLICY engine ON clinic.break_glass USING ((SELECT clinic.is_engine())) WITH CHECK ((SELECT clinic.is_engine()));
    CREATE POLICY reads ON clinic.break_glass FOR SELECT USING (
      (SELECT clinic.reads_every_board()) OR board = ANY ((SELECT clinic.boards_in_reach())::text[]) OR person = (SELECT clinic.person_asking()));
    CREATE POLICY adds ON clinic.break_glass FOR INSERT WITH CHECK (person = (SELECT clinic.person_asking()));
    -- Its end and its review open with the glass itself, not with the case: when it has ended the case is closed again, and what was done stays known.
    DO $$ DECLARE t text; BEGIN
      FOREACH t IN ARRAY ARRAY['break_glass_end', 'break_glass_review'] LOOP
        EXECUTE format('CREATE POLICY engine ON clinic.%I USING ((SELECT clinic.is_engine())) WITH CHECK ((SELECT clinic.is_engine()))', t);
        EXECUTE format('CREATE POLICY reads ON clinic.%I FOR SELECT USING (EXISTS (SELECT 1 FROM clinic.break_glass g WHERE g.id = glass_id))', t);
        EXECUTE format('CREATE POLICY adds ON clinic.%I FOR INSERT WITH CHECK (by_user = (SELECT clinic.person_asking()))', t);
      END LOOP;
      FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped
               WHERE n.nspname = 'clinic' AND c.relkind = 'r' AND c.relname NOT LIKE 'break\\_glass%' LOOP
        CALL clinic.open_with_case(format('clinic.%I', t)::regclass);
      END LOOP;
      FOR t IN SELECT DISTINCT p.polrelid::regclass::text FROM pg_policy p LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
      END LOOP;
    END $$;
  `;
}
