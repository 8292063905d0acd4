import { ForwardOnly } from './forward-only.ts';

/** The rules of 2-domain-rules §11 and §12 once more, in SQL, so that no bug above and no statement by hand can go around them (SIG-03, SIG-15, SIG-17). */
export class SignOffGuards1764000000007 extends ForwardOnly {
  override readonly name = 'SignOffGuards1764000000007';
  protected override readonly sql = `
    CREATE FUNCTION clinic.refuse(code text, way_out text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%: %', code, way_out USING ERRCODE = 'CN010'; END $$;

    CREATE FUNCTION clinic.guard_decision_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      PERFORM 1 FROM clinic.case c WHERE c.id = NEW.case_id FOR UPDATE;
      IF NEW.version <> (SELECT coalesce(max(d.version), 0) + 1 FROM clinic.decision_version d WHERE d.case_id = NEW.case_id) THEN
        PERFORM clinic.refuse('SIGN_OFF.VERSION_SUPERSEDED', 'a decision version must follow the newest one');
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_decision_version BEFORE INSERT ON clinic.decision_version FOR EACH ROW EXECUTE FUNCTION clinic.guard_decision_version();

    -- A new version makes every unpublished earlier one void, and with it its signatures (SIG-03).
    CREATE FUNCTION clinic.void_earlier_versions() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      INSERT INTO clinic.decision_void (case_id, version, reason, at)
      SELECT d.case_id, d.version, 'superseded-by-version-' || NEW.version, clock_timestamp() FROM clinic.decision_version d
      WHERE d.case_id = NEW.case_id AND d.version < NEW.version
        AND NOT EXISTS (SELECT 1 FROM clinic.publication p WHERE p.case_id = d.case_id AND p.version = d.version)
        AND NOT EXISTS (SELECT 1 FROM clinic.decision_void v WHERE v.case_id = d.case_id AND v.version = d.version);
      RETURN NULL;
    END $$;
    CREATE TRIGGER void_earlier_versions AFTER INSERT ON clinic.decision_version FOR EACH ROW EXECUTE FUNCTION clinic.void_earlier_versions();

    CREATE FUNCTION clinic.void_signatures_of_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      INSERT INTO clinic.signature_void (signature_id, case_id, reason, at)
      SELECT s.id, s.case_id, NEW.reason, NEW.at FROM clinic.signature s
      WHERE s.case_id = NEW.case_id AND s.version = NEW.version AND NOT EXISTS (SELECT 1 FROM clinic.signature_void v WHERE v.signature_id = s.id);
      RETURN NULL;
    END $$;
    CREATE TRIGGER void_signatures_of_version AFTER INSERT ON clinic.decision_void FOR EACH ROW EXECUTE FUNCTION clinic.void_signatures_of_version();

    -- What is published stays signed: the original always opens.
    CREATE FUNCTION clinic.guard_void() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE ver int;
    BEGIN
      PERFORM 1 FROM clinic.case c WHERE c.id = NEW.case_id FOR UPDATE;
      IF TG_TABLE_NAME = 'decision_void' THEN ver := NEW.version;
      ELSE SELECT s.version INTO ver FROM clinic.signature s WHERE s.id = NEW.signature_id AND s.case_id = NEW.case_id; END IF;
      IF ver IS NULL OR EXISTS (SELECT 1 FROM clinic.publication p WHERE p.case_id = NEW.case_id AND p.version = ver) THEN
        PERFORM clinic.refuse('CASE.ALREADY_ISSUED', 'a published version and its signatures stay: open an amendment');
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_void BEFORE INSERT ON clinic.decision_void FOR EACH ROW EXECUTE FUNCTION clinic.guard_void();
    CREATE TRIGGER guard_void BEFORE INSERT ON clinic.signature_void FOR EACH ROW EXECUTE FUNCTION clinic.guard_void();

    CREATE FUNCTION clinic.guard_signature() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE d clinic.decision_version; b clinic.ballot; u clinic.user; is_author boolean; means text;
    BEGIN
      PERFORM 1 FROM clinic.case c WHERE c.id = NEW.case_id FOR UPDATE;
      SELECT * INTO d FROM clinic.decision_version x WHERE x.case_id = NEW.case_id AND x.version = NEW.version;
      IF NOT FOUND OR EXISTS (SELECT 1 FROM clinic.decision_version x WHERE x.case_id = NEW.case_id AND x.version > NEW.version)
         OR EXISTS (SELECT 1 FROM clinic.decision_void v WHERE v.case_id = NEW.case_id AND v.version = NEW.version)
         OR EXISTS (SELECT 1 FROM clinic.publication p WHERE p.case_id = NEW.case_id AND p.version = NEW.version) THEN
        PERFORM clinic.refuse('SIGN_OFF.VERSION_SUPERSEDED', 'only the decision version under review can be signed'); END IF;
      IF NEW.digest <> d.sha256 THEN PERFORM clinic.refuse('SIGN_OFF.DIGEST_MISMATCH', 'a signature is over the stored content and nothing else'); END IF;
      SELECT * INTO u FROM clinic.user x WHERE x.id = NEW.signer;
      IF NOT FOUND OR u.kind <> 'person' OR NOT u.active OR u.specialty IS DISTINCT FROM NEW.specialty THEN
        PERFORM clinic.refuse('SIGN_OFF.NOT_ENTITLED', 'only an active person signs, for the seat held now'); END IF;
      IF EXISTS (SELECT 1 FROM clinic.recusal r WHERE r.case_id = NEW.case_id AND r.member = NEW.signer) THEN
        PERFORM clinic.refuse('SIGN_OFF.RECUSED', 'a recused member has no vote'); END IF;
      IF EXISTS (SELECT 1 FROM clinic.signature s WHERE s.case_id = NEW.case_id AND s.version = NEW.version AND s.signer = NEW.signer
                   AND NOT EXISTS (SELECT 1 FROM clinic.signature_void v WHERE v.signature_id = s.id)) THEN
        PERFORM clinic.refuse('SIGN_OFF.ALREADY_SIGNED', 'one valid signature a person and version'); END IF;
      SELECT * INTO b FROM clinic.ballot x WHERE x.id = NEW.ballot_id;
      is_author := d.author_kind = 'person' AND d.author_ref = NEW.signer::text;
      means := CASE b.choice WHEN 'agree' THEN CASE WHEN is_author THEN 'authored' ELSE 'approved' END
                             WHEN 'dissent' THEN 'dissent' WHEN 'abstain' THEN 'abstained' ELSE 'cannot-judge' END;
      IF b.case_id <> NEW.case_id OR b.version <> NEW.version OR b.voter <> NEW.signer OR means <> NEW.meaning THEN
        PERFORM clinic.refuse('SIGN_OFF.NOT_ENTITLED', 'a signature says what its own ballot says; nobody approves own work'); END IF;
      NEW.signed_at := date_trunc('milliseconds', clock_timestamp());
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_signature BEFORE INSERT ON clinic.signature FOR EACH ROW EXECUTE FUNCTION clinic.guard_signature();
  `;
}
