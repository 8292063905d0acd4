import { ForwardOnly } from './forward-only.ts';

/** Who may sign and under which quorum decides what is published: neither changes without its entry in the same transaction (AUD-02, AUD-18). */
export class AccountEntries1764000000014 extends ForwardOnly {
  override readonly name = 'AccountEntries1764000000014';
  protected override readonly sql = `
    CREATE FUNCTION ledger.require_entry_of() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM ledger.entry e WHERE e.xid = pg_current_xact_id() AND e.outcome = 'done' AND e.object_type = TG_ARGV[0] AND e.object_id = NEW.id::text) THEN
        RAISE EXCEPTION 'no ledger entry for this change of % (AUD-02)', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME USING ERRCODE = 'CN003';
      END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER change_has_entry AFTER INSERT OR UPDATE OF name, kind, roles, specialty, password_hash, demo, active ON clinic.user
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry_of('user');
    CREATE CONSTRAINT TRIGGER change_has_entry AFTER INSERT ON clinic.policy
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.require_entry_of('policy');
  `;
}
