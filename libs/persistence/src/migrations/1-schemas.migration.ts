import { ForwardOnly } from './forward-only.ts';

export class Schemas1764000000001 extends ForwardOnly {
  override readonly name = 'Schemas1764000000001';
  protected override readonly sql = `
    CREATE SCHEMA clinic;
    CREATE SCHEMA ledger;
    CREATE SCHEMA knowledge;

    -- RFC 3339 in UTC with milliseconds, the one shape of a time in documents.
    CREATE FUNCTION clinic.iso(at timestamptz) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE
      RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

    -- For every role, the owner included (AUD-05).
    CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is append-only: % is refused (AUD-05)', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, TG_OP USING ERRCODE = 'CN001';
    END $$;

    CREATE PROCEDURE ledger.make_append_only(target regclass) LANGUAGE plpgsql AS $$
    BEGIN
      EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()', target);
      EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', target);
    END $$;

    -- Tables that a later fact may complete, but that lose no row.
    CREATE PROCEDURE ledger.make_lasting(target regclass) LANGUAGE plpgsql AS $$
    BEGIN
      EXECUTE format('CREATE TRIGGER lasting_rows BEFORE DELETE ON %s FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()', target);
      EXECUTE format('CREATE TRIGGER lasting_table BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', target);
    END $$;
  `;
}
