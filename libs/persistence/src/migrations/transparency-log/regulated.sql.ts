/** Every change of a regulated table is noted by the database, taken into its entry, and refused at COMMIT without one (AUD-01, AUD-02, AUD-31). */
export const REGULATED = `
  -- What was changed since the last entry of this transaction, one JSON object a line, oldest first; the caller puts it into the next entry.
  CREATE FUNCTION ledger.take_changes() RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  DECLARE noted text := current_setting('consilium.noted', true); ignored text;
  BEGIN
    ignored := set_config('consilium.noted', '', true);
    RETURN noted;
  END $$;

  /*
   * Makes a table regulated, or again after its columns changed.
   * kind: case (the entry names the case and its next version) · part (an entry of the row's case_id) · else the type of the entry's object, whose id is
   * the first column of the primary key.
   * digested: large or secret columns that stand in images as "sha256:<hex>". overlooked: counters and marks that are no part of the record.
   */
  CREATE PROCEDURE ledger.make_regulated(target regclass, kind text, digested text[] DEFAULT '{}', overlooked text[] DEFAULT '{}') LANGUAGE plpgsql AS $make$
  DECLARE
    named text := (SELECT format('%s.%s', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = target);
    suffix text := replace(named, '.', '_');
    keys text[] := (SELECT array_agg(a.attname::text ORDER BY k.nr) FROM pg_index i, unnest(i.indkey::int[]) WITH ORDINALITY k(col, nr)
                    JOIN pg_attribute a ON a.attrelid = target AND a.attnum = k.col WHERE i.indrelid = target AND i.indisprimary AND a.attrelid = i.indrelid);
    key_of text := (SELECT string_agg(format('NEW.%I::text', k), $q$ || '/' || $q$ ORDER BY nr) FROM unnest(keys) WITH ORDINALITY x(k, nr));
    blanks text := ''; digests text := ''; col text; is_bytes boolean; asked text; skip text := ''; image text := 'ledger.row_image(%1$s)::text';
  BEGIN
    FOREACH col IN ARRAY digested LOOP
      is_bytes := (SELECT a.atttypid = 'bytea'::regtype FROM pg_attribute a WHERE a.attrelid = target AND a.attname = col);
      digests := digests || format($q$ || jsonb_build_object(%L, 'sha256:' || encode(sha256(%s), 'hex'))$q$, col,
        CASE WHEN is_bytes THEN format('whole.%I', col) ELSE format($q$convert_to(whole.%I, 'UTF8')$q$, col) END);
      blanks := blanks || format('t.%I := NULL; ', col);
    END LOOP;
    EXECUTE format($f$
      CREATE OR REPLACE FUNCTION ledger.row_image(t %1$s) RETURNS jsonb LANGUAGE plpgsql STABLE
        SET search_path = pg_catalog SET timezone = 'UTC' SET bytea_output = 'hex' SET extra_float_digits = 1 AS $body$
      %2$s
      BEGIN %3$s RETURN to_jsonb(t)%4$s%5$s; END $body$ $f$, target,
      CASE WHEN digests = '' THEN '' ELSE format('DECLARE whole %s := t;', target) END, blanks,
      CASE WHEN overlooked = '{}' THEN '' ELSE format(' - %L::text[]', overlooked) END, digests);
    -- Where nothing stands for something else, and the connection writes values as images do, the image is what to_json says: the function costs more.
    IF digests = '' AND overlooked = '{}' THEN image := '(CASE WHEN plain THEN to_json(%1$s)::text ELSE ledger.row_image(%1$s)::text END)'; END IF;
    IF overlooked <> '{}' THEN skip := 'IF TG_OP = ''UPDATE'' AND ledger.row_image(OLD) = ledger.row_image(NEW) THEN RETURN NULL; END IF;'; END IF;
    EXECUTE format($f$
      CREATE OR REPLACE FUNCTION ledger.note_%1$s() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $body$
      DECLARE
        ignored text;
        plain boolean := current_setting('timezone') = 'UTC' AND current_setting('bytea_output') = 'hex' AND current_setting('extra_float_digits') = '1';
      BEGIN
        %4$s
        ignored := set_config('consilium.noted', concat(current_setting('consilium.noted', true), '{"key":', to_json(%2$L || %3$s),
          ',"was":', CASE WHEN TG_OP = 'UPDATE' THEN %5$s ELSE 'null' END, ',"is":', %6$s, '}', chr(10)), true);
        RETURN NULL;
      END $body$ $f$, suffix, named || ':', key_of, skip, format(image, 'OLD'), format(image, 'NEW'));
    asked := CASE kind WHEN 'case' THEN $q$e.case_id = NEW.id AND e.object_type = 'case' AND e.object_id = NEW.id::text AND e.object_version = NEW.version$q$
                       WHEN 'part' THEN '(NEW.case_id IS NULL OR e.case_id = NEW.case_id)'
                       ELSE format('e.object_type = %L AND e.object_id = NEW.%I::text', kind, keys[1]) END;
    -- Entries of this transaction are named by the setting and then looked up: one of another transaction, or none at all, is no answer.
    EXECUTE format($f$
      CREATE OR REPLACE FUNCTION ledger.require_%1$s() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $body$
      BEGIN
        %4$s
        IF NOT EXISTS (
          SELECT 1 FROM ledger.entry e
          WHERE e.id = ANY (string_to_array(rtrim(coalesce(current_setting('consilium.entries', true), ''), ','), ',')::uuid[])
            AND e.xid = pg_current_xact_id() AND e.outcome = 'done' AND %2$s) THEN
          RAISE EXCEPTION 'no ledger entry for this change of %% (AUD-02)', %3$L USING ERRCODE = 'CN003'; END IF;
        IF coalesce(current_setting('consilium.noted', true), '') <> '' THEN
          RAISE EXCEPTION '%% was changed after its ledger entry (AUD-02)', %3$L USING ERRCODE = 'CN003'; END IF;
        RETURN NULL;
      END $body$ $f$, suffix, asked, named, skip);
    EXECUTE format('DROP TRIGGER IF EXISTS change_has_entry ON %s; DROP TRIGGER IF EXISTS note_change ON %1$s', target);
    EXECUTE format('CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION ledger.note_%s()', target, suffix);
    EXECUTE format('CREATE CONSTRAINT TRIGGER change_has_entry AFTER INSERT OR UPDATE ON %s DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION ledger.require_%s()', target, suffix);
  END $make$;
`;

/** [table, kind, digested, overlooked] */
const TABLES: readonly (readonly [table: string, kind: string, digested?: readonly string[], overlooked?: readonly string[]])[] = [
  ['clinic.case', 'case'],
  ...['case_run', 'case_file', 'note', 'waiver', 'criterion', 'criterion_withdrawal', 'decision_void', 'recusal', 'ballot'].map(
    (table) => [`clinic.${table}`, 'part'] as const,
  ),
  ...['signature', 'signature_void', 'publication', 'report_artifact', 'follow_up_task'].map(
    (table) => [`clinic.${table}`, 'part'] as const,
  ),
  ['clinic.step_document', 'part', ['body']],
  ['clinic.narration', 'part', ['body']],
  ['clinic.decision_version', 'part', ['content']],
  ['clinic.user', 'user', ['password_hash'], ['failures', 'last_failed_at']],
  ['clinic.policy', 'policy'],
  ['clinic.model_call', 'model-call'],
  ['clinic.model_switch', 'model-switch'],
  ['knowledge.release', 'release', ['content']],
  ['knowledge.corpus', 'corpus'],
];
const list = (names: readonly string[] = []): string => `'{${names.join(',')}}'`;

/**
 * Not regulated, on purpose: clinic.session and clinic.model_use (no record of a case; logins are entries), clinic.act (the outbox: its facts are in the
 * act's entry), clinic.rendering (a cache that the guards of the publication compare with the regulated artifacts), and the texts of a corpus (covered by
 * the digest in the corpus' row).
 */
export const REGULATE = `
  DROP PROCEDURE ledger.make_regulated(regclass, text);
  DO $$ DECLARE t record; BEGIN
    FOR t IN SELECT tgrelid::regclass AS of FROM pg_trigger WHERE tgname = 'change_has_entry' LOOP
      EXECUTE format('DROP TRIGGER change_has_entry ON %s', t.of);
    END LOOP;
  END $$;
  DROP FUNCTION ledger.require_entry();
  DROP FUNCTION ledger.require_entry_of();
  ${REGULATED}
  ${TABLES.map(([table, kind, digested, overlooked]) => `CALL ledger.make_regulated('${table}', '${kind}', ${list(digested)}, ${list(overlooked)});`).join('\n  ')}

  -- Rows from before their entries held images: taken into entries by the first process that has the keys.
  CREATE TABLE ledger.unadopted (
    row_key text PRIMARY KEY,
    case_id uuid
  );
  DO $$ DECLARE t record; BEGIN
    FOR t IN SELECT tgrelid::regclass AS of, obj_key AS key_of, has_case FROM pg_trigger,
      LATERAL (SELECT (SELECT string_agg(format('%I::text', a.attname), $q$ || '/' || $q$ ORDER BY k.nr) FROM pg_index i, unnest(i.indkey::int[]) WITH ORDINALITY k(col, nr)
                 JOIN pg_attribute a ON a.attnum = k.col WHERE i.indrelid = tgrelid AND i.indisprimary AND a.attrelid = tgrelid) AS obj_key,
               EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = tgrelid AND a.attname = 'case_id') AS has_case) x
      WHERE tgname = 'note_change' LOOP
      EXECUTE format('INSERT INTO ledger.unadopted SELECT %L || %s, %s FROM %s', (SELECT format('%s.%s:', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = t.of), t.key_of,
        CASE WHEN t.of = 'clinic.case'::regclass THEN 'id' WHEN t.has_case THEN 'case_id' ELSE 'NULL::uuid' END, t.of);
    END LOOP;
  END $$;
`;
